package regulus.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.application.MobileNetV2;
import regulus.learning.data.InvalidData;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.InvalidWeights;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Pretrained;
import regulus.learning.network.Shapes;
import regulus.learning.network.StoredWeights;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.study.LayerList.Item;

/** Finds the stored weights that networks begin with; what is wrong is added to the problems. */
final class Beginnings {
  private final WeightsLibrary library;
  private final Problems problems;

  Beginnings(WeightsLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  /** A network whose layers begin with one file. */
  private record Begun(String within, String file) {}

  /** The network with the weights that its layers begin with, as far as they could be found. */
  NetworkSpec in(NetworkSpec network, VariantDraft draft) {
    Map<Begun, List<Item<LayerDraft>>> begun = new LinkedHashMap<>();
    for (Item<LayerDraft> item : draft.layers().layers()) {
      item.layer()
          .origin()
          .map(origin -> new Begun(within(item.name(), origin.depth()), origin.file().text()))
          .ifPresent(key -> begun.computeIfAbsent(key, k -> new ArrayList<>()).add(item));
    }
    return begun.isEmpty() ? network : in(network, begun);
  }

  private NetworkSpec in(NetworkSpec network, Map<Begun, List<Item<LayerDraft>>> begun) {
    Optional<Shapes> shapes = shapes(network);
    List<Pretrained> pretrained = new ArrayList<>();
    begun.forEach(
        (key, items) ->
            shapes.flatMap(known -> pretrained(key, items, known)).ifPresent(pretrained::add));
    return new NetworkSpec(network.input(), network.layers(), pretrained);
  }

  /** Without shapes there is nothing to compare; what is wrong with them is said elsewhere. */
  private static Optional<Shapes> shapes(NetworkSpec network) {
    try {
      return Optional.of(Shapes.of(network));
    } catch (InvalidLayer misfit) {
      return Optional.empty();
    }
  }

  private Optional<Pretrained> pretrained(
      Begun begun, List<Item<LayerDraft>> items, Shapes shapes) {
    Place place = items.get(0).layer().origin().orElseThrow().file().place();
    List<String> layers =
        items.stream()
            .map(Item::name)
            .filter(name -> !shapes.layer(name).weights().isEmpty())
            .map(name -> inside(begun.within(), name))
            .toList();
    try {
      StoredWeights stored = library.find(begun.file());
      Pretrained pretrained = new Pretrained(begun.within(), stored.sha256(), layers);
      requireMatching(stored, pretrained, shapes);
      return Optional.of(pretrained);
    } catch (InvalidData invalid) {
      problems.add(place, String.valueOf(invalid.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * @throws InvalidData if they do not fit, with the network that they are of where it is known
   */
  private static void requireMatching(StoredWeights stored, Pretrained wanted, Shapes shapes) {
    try {
      stored.matching(wanted, shapes);
    } catch (InvalidWeights invalid) {
      String remedy =
          MobileNetV2.of(stored)
              .map(it -> " These are weights of " + it.written() + ".")
              .orElse("");
      throw new InvalidData(invalid.getMessage() + remedy, invalid);
    }
  }

  /** The name without its last parts; empty if it has no others. */
  private static String within(String name, int depth) {
    String within = name;
    for (int i = 0; i < depth; i++) {
      within = within.substring(0, Math.max(0, within.lastIndexOf(NetworkSpec.WITHIN)));
    }
    return within;
  }

  private static String inside(String within, String name) {
    return within.isEmpty() ? name : name.substring(within.length() + NetworkSpec.WITHIN.length());
  }
}
