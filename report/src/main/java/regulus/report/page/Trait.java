package regulus.report.page;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;

/**
 * One setting of a layer, an optimizer or any other record of settings, by the name that study
 * files give it. Records that only group settings are opened; choices of a family stay whole.
 *
 * @param name {@code kernel_size}
 * @param value of the record's component
 */
record Trait(String name, @Nullable Object value) {
  private static final String KIND = "KIND";

  /** All settings of a record, in its order. */
  static List<Trait> of(Record settings) {
    List<Setting> declared = kind(settings).<List<Setting>>map(Kind::settings).orElse(List.of());
    List<Trait> traits = new ArrayList<>();
    collect(settings, declared, traits);
    return traits;
  }

  /** The settings that are not as they are when they are left out; all, where that is unknown. */
  static List<Trait> unusual(Record settings) {
    List<Trait> traits = of(settings);
    Map<String, @Nullable Object> usual = new HashMap<>();
    kind(settings)
        .flatMap(kind -> usual(kind, traits))
        .ifPresent(made -> of(made).forEach(trait -> usual.put(trait.name(), trait.value())));
    List<String> required =
        kind(settings)
            .map(kind -> kind.settings().stream().filter(Setting::required).map(Setting::name))
            .map(java.util.stream.Stream::toList)
            .orElse(List.of());
    return traits.stream()
        .filter(
            trait ->
                required.contains(trait.name())
                    || !usual.containsKey(trait.name())
                    || !java.util.Objects.equals(usual.get(trait.name()), trait.value()))
        .toList();
  }

  /** The kind of a choice that a family registers; none for a record that only groups settings. */
  static Optional<Kind<?>> kind(Record settings) {
    try {
      Object kind = settings.getClass().getField(KIND).get(null);
      return kind instanceof Kind<?> known ? Optional.of(known) : Optional.empty();
    } catch (ReflectiveOperationException groupsOnly) {
      return Optional.empty();
    }
  }

  private static Optional<Record> usual(Kind<?> kind, List<Trait> traits) {
    Map<String, Object> required = new HashMap<>();
    for (Setting setting : kind.settings()) {
      if (setting.required()) {
        traits.stream()
            .filter(trait -> trait.name().equals(setting.name()) && trait.value() != null)
            .findFirst()
            .ifPresent(trait -> required.put(setting.name(), plain(trait.value())));
      }
    }
    return kind.create(required, "", new ArrayList<>())
        .filter(Record.class::isInstance)
        .map(Record.class::cast);
  }

  private static Object plain(@Nullable Object value) {
    return value instanceof Pair pair
        ? List.of(pair.height(), pair.width())
        : java.util.Objects.requireNonNull(value);
  }

  private static void collect(Record settings, List<Setting> declared, List<Trait> traits) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = value(component, settings);
      if (value instanceof Record group && !(value instanceof Pair) && kind(group).isEmpty()) {
        collect(group, declared, traits);
      } else {
        traits.add(trait(component.getName(), value, declared));
      }
    }
  }

  private static Trait trait(String component, @Nullable Object value, List<Setting> declared) {
    if (component.equals("same") && value instanceof Boolean same) {
      return new Trait("padding", same ? "same" : "valid");
    }
    String plain = component.toLowerCase(Locale.ROOT);
    return declared.stream()
        .map(Setting::name)
        .filter(name -> fits(name, plain))
        .findFirst()
        .map(name -> new Trait(name, value))
        .orElseGet(() -> new Trait(snake(component), value));
  }

  /** {@code kernel_size} is the component size, {@code beta_1} is beta1. */
  private static boolean fits(String setting, String component) {
    String joined = setting.replace("_", "");
    return joined.equals(component)
        || setting.endsWith("_" + component)
        || setting.startsWith(component + "_");
  }

  private static @Nullable Object value(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException notPublic) {
      return null;
    }
  }

  /** {@code learningRate} is {@code learning_rate} in study files. */
  private static String snake(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
