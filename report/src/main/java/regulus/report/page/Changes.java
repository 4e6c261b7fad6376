package regulus.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.SettingsText;
import regulus.report.figure.Words;
import regulus.study.StudySpec;
import regulus.study.Variant;

/** What a variant does differently from its base, found by comparing the two. */
final class Changes {
  private Changes() {}

  /** One phrase per difference; empty for a base. */
  static List<String> of(StudySpec study, Variant variant) {
    return variant
        .baseline()
        .flatMap(
            name ->
                study.variants().stream().filter(other -> other.name().equals(name)).findFirst())
        .map(base -> between(base, variant))
        .orElse(List.of());
  }

  static List<String> between(Variant base, Variant variant) {
    List<String> changes = new ArrayList<>(layers(base.network(), variant.network()));
    changes.addAll(SettingsText.differences(base.training(), variant.training()));
    return changes;
  }

  private static List<String> layers(NetworkSpec base, NetworkSpec variant) {
    Map<String, NamedLayer> before = byName(base);
    Map<String, NamedLayer> after = byName(variant);
    Set<String> replaced = replaced(before.keySet(), after.keySet());
    List<String> changes = new ArrayList<>();
    replaced.forEach(name -> changes.add(name + ": " + replacement(name, base, variant)));
    Map<String, List<String>> added = new LinkedHashMap<>();
    Map<String, List<String>> changed = new LinkedHashMap<>();
    Optional<String> previous = Optional.empty();
    for (NamedLayer layer : variant.layers()) {
      NamedLayer old = before.get(layer.name());
      if (old != null) {
        for (String difference : differences(old, layer)) {
          changed.computeIfAbsent(difference, d -> new ArrayList<>()).add(layer.name());
        }
      } else if (!replaced.contains(whole(layer.name()))) {
        added
            .computeIfAbsent(SettingsText.brief(layer.layer()), d -> new ArrayList<>())
            .add(previous.orElse(""));
      }
      previous = Optional.of(layer.name());
    }
    added.forEach((layer, places) -> changes.add("+ " + layer + place(places)));
    changed.forEach(
        (difference, names) -> changes.add(String.join(", ", names) + ": " + difference));
    List<String> removed =
        base.layers().stream()
            .map(NamedLayer::name)
            .filter(name -> !after.containsKey(name) && !replaced.contains(whole(name)))
            .toList();
    if (!removed.isEmpty()) {
      changes.add("− " + String.join(", ", removed));
    }
    return changes;
  }

  private static String place(List<String> places) {
    List<String> named = places.stream().filter(name -> !name.isEmpty()).toList();
    String first = named.size() < places.size() ? " first" : "";
    return first
        + (named.isEmpty() ? "" : (first.isEmpty() ? "" : " and") + " after ")
        + String.join(", ", named);
  }

  /** Sub-networks that have no layer in common with those of their names. */
  private static Set<String> replaced(Set<String> before, Set<String> after) {
    Set<String> replaced = new LinkedHashSet<>();
    after.stream()
        .map(Changes::whole)
        .filter(name -> !after.contains(name))
        .filter(name -> before.stream().anyMatch(old -> whole(old).equals(name)))
        .filter(
            name ->
                before.stream().noneMatch(old -> whole(old).equals(name) && after.contains(old)))
        .forEach(replaced::add);
    return replaced;
  }

  private static String replacement(String name, NetworkSpec base, NetworkSpec variant) {
    return "another network ("
        + Words.counted(count(name, variant), "layer")
        + " instead of "
        + count(name, base)
        + ")";
  }

  private static long count(String name, NetworkSpec network) {
    return network.layers().stream().filter(layer -> whole(layer.name()).equals(name)).count();
  }

  /** The outermost sub-network that a layer is in, or the layer. */
  private static String whole(String layer) {
    int end = layer.indexOf(NetworkSpec.WITHIN);
    return end < 0 ? layer : layer.substring(0, end);
  }

  private static List<String> differences(NamedLayer old, NamedLayer now) {
    List<String> differences = new ArrayList<>(SettingsText.differences(old.layer(), now.layer()));
    if (!old.inputs().isEmpty() && !now.inputs().isEmpty() && !old.inputs().equals(now.inputs())) {
      differences.add("inputs=" + String.join(", ", now.inputs()));
    }
    if (old.frozen() != now.frozen()) {
      differences.add("trainable=" + !now.frozen());
    }
    if (old.inference() != now.inference()) {
      differences.add("training=" + !now.inference());
    }
    return differences;
  }

  private static Map<String, NamedLayer> byName(NetworkSpec network) {
    Map<String, NamedLayer> layers = new HashMap<>();
    network.layers().forEach(layer -> layers.put(layer.name(), layer));
    return layers;
  }
}
