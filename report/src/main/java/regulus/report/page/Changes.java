package regulus.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.SettingsText;
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
    List<String> changes = new ArrayList<>();
    Map<String, List<String>> changed = new java.util.LinkedHashMap<>();
    @Nullable String previous = null;
    for (NamedLayer layer : variant.layers()) {
      NamedLayer old = before.get(layer.name());
      if (old == null) {
        changes.add(
            "+ "
                + SettingsText.brief(layer.layer())
                + Optional.ofNullable(previous).map(name -> " after " + name).orElse(" first"));
      } else {
        for (String difference : differences(old, layer)) {
          changed.computeIfAbsent(difference, d -> new ArrayList<>()).add(layer.name());
        }
      }
      previous = layer.name();
    }
    changed.forEach(
        (difference, names) -> changes.add(String.join(", ", names) + ": " + difference));
    base.layers().stream()
        .filter(layer -> !after.containsKey(layer.name()))
        .forEach(layer -> changes.add("− " + layer.name()));
    return changes;
  }

  private static List<String> differences(NamedLayer old, NamedLayer now) {
    List<String> differences = new ArrayList<>(SettingsText.differences(old.layer(), now.layer()));
    if (!old.inputs().isEmpty() && !now.inputs().isEmpty() && !old.inputs().equals(now.inputs())) {
      differences.add("inputs=" + String.join(", ", now.inputs()));
    }
    if (old.frozen() != now.frozen()) {
      differences.add("trainable=" + !now.frozen());
    }
    return differences;
  }

  private static Map<String, NamedLayer> byName(NetworkSpec network) {
    Map<String, NamedLayer> layers = new HashMap<>();
    network.layers().forEach(layer -> layers.put(layer.name(), layer));
    return layers;
  }
}
