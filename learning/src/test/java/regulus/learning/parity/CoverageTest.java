package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.activation.Activations;
import regulus.learning.constraint.Constraints;
import regulus.learning.initializer.Initializers;
import regulus.learning.layer.Layers;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metrics;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.regularizer.Regularizers;
import regulus.learning.schedule.Schedules;
import regulus.learning.setting.Family;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import tools.jackson.databind.JsonNode;

/**
 * Every kind of every registry, and every one of its settings, stands in at least one fixture:
 * adding one without comparing it with Keras fails here.
 */
class CoverageTest {
  private static final Map<String, Family<?>> FAMILIES =
      Map.of(
          "activation", Activations.ALL,
          "constraint", Constraints.ALL,
          "initializer", Initializers.ALL,
          "layer", Layers.ALL,
          "loss", Losses.ALL,
          "metric", Metrics.ALL,
          "optimizer", Optimizers.ALL,
          "regularizer", Regularizers.ALL,
          "schedule", Schedules.ALL);

  /** What Keras has no say in: what a metric is called. */
  private static final Set<String> OURS_ALONE = Set.of("name");

  @TestFactory
  Stream<DynamicTest> comparesEveryKindAndSettingWithKeras() {
    Map<String, Set<String>> compared = compared();
    return FAMILIES.values().stream()
        .flatMap(family -> family.kinds().stream())
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.name(),
                    () ->
                        assertThat(compared)
                            .containsKey(kind.name())
                            .extractingByKey(kind.name())
                            .satisfies(used -> assertThat(used).containsAll(settings(kind)))));
  }

  private static List<String> settings(Kind<?> kind) {
    return kind.settings().stream()
        .map(Setting::name)
        .filter(name -> !OURS_ALONE.contains(name))
        .toList();
  }

  /** The settings that fixtures give, by kind. */
  private static Map<String, Set<String>> compared() {
    Map<String, Set<String>> compared = new LinkedHashMap<>();
    List<String> fixtures =
        List.of(
            "constraints",
            "initializers",
            "layers",
            "losses",
            "merging",
            "metrics",
            "optimizers",
            "regularizers",
            "schedules");
    for (String fixture : fixtures) {
      for (ParityCase c : ParityFixture.family(fixture)) {
        note(c.plain(), compared);
      }
    }
    for (ParityCase c : ParityFixture.family("networks")) {
      for (JsonNode layer : c.elements("layers")) {
        note(ParityCase.plain(layer.get("layer")), compared);
      }
    }
    return compared;
  }

  /** Notes every mapping and word that names a kind, however deep it stands. */
  private static void note(Object plain, Map<String, Set<String>> compared) {
    if (plain instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            Set<String> used =
                compared.computeIfAbsent(String.valueOf(key), name -> new TreeSet<>());
            if (value instanceof Map<?, ?> settings) {
              settings.keySet().forEach(name -> used.add(String.valueOf(name)));
            }
            note(value, compared);
          });
    } else if (plain instanceof Collection<?> list) {
      list.forEach(element -> note(element, compared));
    } else if (plain instanceof String word) {
      compared.computeIfAbsent(word, name -> new TreeSet<>());
    }
  }
}
