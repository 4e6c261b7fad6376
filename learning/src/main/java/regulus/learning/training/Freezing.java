package regulus.learning.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;

/**
 * A change of what is held fixed, Keras' {@code trainable}: first some layers are frozen, then some
 * are not any more. A layer is called by its name; the name of a sub-network stands for all layers
 * in it.
 *
 * @param freeze names
 * @param unfreeze what is trained again
 */
public record Freezing(List<String> freeze, Optional<Thaw> unfreeze) {
  /** Leaves everything as it is. */
  public static final Freezing NONE = new Freezing(List.of(), Optional.empty());

  public Freezing {
    freeze = List.copyOf(freeze);
  }

  /**
   * @param layers names, at least one
   * @param last how many of these layers, those without weights among them, from the last in the
   *     network's order, Keras' {@code model.layers[-last:]}; all of them if none. Keras counts an
   *     input layer, the first, which is none here: of MobileNetV2 154 layers instead of 153
   */
  public record Thaw(List<String> layers, OptionalInt last) {
    public Thaw {
      layers = List.copyOf(layers);
      if (layers.isEmpty()) {
        throw InvalidSetting.of("layers", "names of layers", layers);
      }
    }
  }

  /**
   * The network with this change carried out.
   *
   * @throws InvalidSetting if there is no such layer, or fewer than are to be unfrozen, or all that
   *     a name stands for is frozen and unfrozen
   */
  public NetworkSpec in(NetworkSpec network) {
    NetworkSpec frozen = with(network, selected(network, freeze, "freeze"), true);
    Set<String> thawed = unfreeze.map(thaw -> thawed(frozen, thaw)).orElse(Set.of());
    refuseNothing(network, thawed);
    return with(frozen, thawed, false);
  }

  /** What is frozen and unfrozen again at once says nothing, or not what was meant. */
  private void refuseNothing(NetworkSpec network, Set<String> thawed) {
    for (String name : freeze) {
      if (thawed.containsAll(selected(network, List.of(name), "freeze"))) {
        throw new InvalidSetting(
            "freeze",
            "Invalid freeze: "
                + name
                + " is unfrozen in the same phase; leave it out here or under unfreeze.");
      }
    }
  }

  private static Set<String> thawed(NetworkSpec network, Thaw thaw) {
    List<String> all = List.copyOf(selected(network, thaw.layers(), "unfreeze.layers"));
    int last = thaw.last().orElse(all.size());
    if (last > all.size()) {
      throw new InvalidSetting(
          "unfreeze.last",
          "Invalid last: expected at most the "
              + all.size()
              + (all.size() == 1 ? " layer of " : " layers of ")
              + String.join(", ", thaw.layers())
              + ", received "
              + last
              + ".");
    }
    return Set.copyOf(all.subList(all.size() - last, all.size()));
  }

  /** In the network's order. */
  private static Set<String> selected(NetworkSpec network, List<String> names, String path) {
    for (String name : names) {
      if (network.layers().stream().noneMatch(layer -> isIn(layer, name))) {
        List<String> known = outline(network);
        throw new InvalidSetting(
            path,
            "There is no layer '"
                + name
                + "'."
                + Suggestion.sentence(name, known)
                + " The layers are "
                + String.join(", ", known)
                + ".");
      }
    }
    Set<String> selected = new LinkedHashSet<>();
    network.layers().stream()
        .filter(layer -> names.stream().anyMatch(name -> isIn(layer, name)))
        .forEach(layer -> selected.add(layer.name()));
    return selected;
  }

  private static boolean isIn(NamedLayer layer, String name) {
    return layer.name().equals(name) || layer.name().startsWith(name + NetworkSpec.WITHIN);
  }

  /** The layers' names, a sub-network's once for all of its layers. */
  private static List<String> outline(NetworkSpec network) {
    return network.layers().stream()
        .map(layer -> layer.name().split(NetworkSpec.WITHIN, 2)[0])
        .distinct()
        .toList();
  }

  private static NetworkSpec with(NetworkSpec network, Set<String> names, boolean frozen) {
    List<NamedLayer> layers = new ArrayList<>();
    for (NamedLayer layer : network.layers()) {
      layers.add(names.contains(layer.name()) ? layer.held(frozen) : layer);
    }
    return new NetworkSpec(network.input(), layers, network.pretrained());
  }
}
