package regulus.study.tensorboard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.Kind;
import regulus.learning.setting.SettingsText;
import regulus.learning.setting.Trait;
import regulus.study.Variant;

/**
 * The settings in which the variants of a study differ, by the names that study files give them:
 * {@code training.batch_size}, {@code dropout_1.rate}. A layer that a variant lacks has none.
 *
 * @param names the variant's own, then in the order of training and layers; at most {@value #MOST}
 * @param values of every variant by its name; numbers, booleans and texts
 */
record Hyperparameters(List<String> names, Map<String, Map<String, Object>> values) {
  private static final int MOST = 40;
  private static final String VARIANT = "variant";

  static Hyperparameters of(List<Variant> variants) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    Set<String> declared = new LinkedHashSet<>(List.of(VARIANT));
    variants.forEach(variant -> all.put(variant.name(), all(variant, declared)));
    List<String> names =
        declared.stream()
            .filter(
                name ->
                    name.equals(VARIANT)
                        || all.values().stream().map(each -> each.get(name)).distinct().count() > 1)
            .limit(MOST)
            .toList();
    all.values().forEach(settings -> settings.keySet().retainAll(names));
    return new Hyperparameters(names, all);
  }

  /** The distinct values of one setting, in the variants' order. */
  Set<Object> of(String name) {
    Set<Object> distinct = new LinkedHashSet<>();
    values.values().stream()
        .flatMap(settings -> Optional.ofNullable(settings.get(name)).stream())
        .forEach(distinct::add);
    return distinct;
  }

  /**
   * @param declared gathers the settings that are not everywhere as they are by default
   */
  private static Map<String, Object> all(Variant variant, Set<String> declared) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(VARIANT, variant.name());
    add("training", variant.training(), settings);
    declare("training", variant.training(), declared);
    for (NamedLayer layer : variant.network().layers()) {
      if (layer.layer() instanceof Record record) {
        add(layer.name(), record, settings);
        declare(layer.name(), record, declared);
      }
    }
    return settings;
  }

  private static void declare(String prefix, Record record, Set<String> declared) {
    declared.add(prefix);
    for (Trait trait : Trait.unusual(record)) {
      String name = prefix + "." + trait.name();
      Object value =
          trait.value() instanceof Optional<?> given ? given.orElse(null) : trait.value();
      if (value instanceof Record choice && Trait.kind(choice).isPresent()) {
        declare(name, choice, declared);
      } else {
        declared.add(name);
      }
    }
  }

  private static void add(String prefix, Record record, Map<String, Object> settings) {
    Trait.kind(record).map(Kind::name).ifPresent(name -> settings.put(prefix, name));
    for (Trait trait : Trait.of(record)) {
      put(prefix + "." + trait.name(), trait.value(), settings);
    }
  }

  private static void put(String name, @Nullable Object value, Map<String, Object> settings) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> put(name, inner, settings));
    } else if (value instanceof OptionalDouble number) {
      number.ifPresent(inner -> settings.put(name, inner));
    } else if (value instanceof OptionalInt number) {
      number.ifPresent(inner -> settings.put(name, (double) inner));
    } else if (value instanceof Number number) {
      settings.put(name, number.doubleValue());
    } else if (value instanceof Boolean) {
      settings.put(name, value);
    } else if (value instanceof Record choice && Trait.kind(choice).isPresent()) {
      add(name, choice, settings);
    } else if (value != null) {
      settings.put(name, SettingsText.value(value));
    }
  }
}
