package regulus.learning.setting;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a layer, an optimizer or any other record of settings, by the name that study
 * files give it. Records that only group settings are opened; choices of a family stay whole.
 *
 * @param name {@code kernel_size}
 * @param value of the record's component
 */
public record Trait(String name, @Nullable Object value) {
  private static final String KIND = "KIND";

  /** All settings of a record, in its order. */
  public static List<Trait> of(Record settings) {
    List<Setting> declared = kind(settings).<List<Setting>>map(Kind::settings).orElse(List.of());
    List<Trait> traits = new ArrayList<>();
    collect(settings, "", declared, traits);
    return traits;
  }

  /** The settings that are required or not as they are when they are left out. */
  public static List<Trait> unusual(Record settings) {
    List<Trait> traits = of(settings);
    List<Trait> usual =
        kind(settings).flatMap(kind -> usual(kind, traits)).map(Trait::of).orElse(List.of());
    Set<String> required =
        kind(settings).stream()
            .flatMap(kind -> kind.settings().stream())
            .filter(Setting::required)
            .map(Setting::name)
            .collect(Collectors.toSet());
    List<Trait> unusual = new ArrayList<>();
    for (int i = 0; i < traits.size(); i++) {
      Trait trait = traits.get(i);
      boolean same =
          traits.size() == usual.size()
              ? trait.equals(usual.get(i))
              : usual.contains(trait) || (!names(trait, usual) && isDefault(trait, settings));
      if (required.contains(trait.name()) || !same) {
        unusual.add(trait);
      }
    }
    return unusual;
  }

  private static boolean names(Trait trait, List<Trait> traits) {
    return traits.stream().anyMatch(other -> other.name().equals(trait.name()));
  }

  /** Of a record that has a group of settings which the usual one does without. */
  private static boolean isDefault(Trait trait, Record settings) {
    return kind(settings)
        .flatMap(kind -> kind.setting(trait.name()))
        .filter(setting -> Objects.equals(setting.defaultValue(), trait.value()))
        .isPresent();
  }

  /** The kind of a choice that a family registers; none for a record that only groups settings. */
  public static Optional<Kind<?>> kind(Record settings) {
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

  private static void collect(
      Record settings, String group, List<Setting> declared, List<Trait> traits) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = value(component, settings);
      Object given = value instanceof Optional<?> some ? some.orElse(null) : value;
      Trait trait = trait(group, component.getName(), value, declared);
      if (given instanceof Record inner && opens(inner, trait.name(), declared)) {
        collect(inner, component.getName(), declared, traits);
      } else {
        traits.add(trait);
      }
    }
  }

  /** Groups of settings, and a choice that is no choice: the activation that a layer is. */
  private static boolean opens(Record inner, String name, List<Setting> declared) {
    if (kind(inner).isEmpty()) {
      return !(inner instanceof Pair);
    }
    List<String> own = names(kind(inner).orElseThrow().settings());
    List<String> all = names(declared);
    return !own.isEmpty() && !all.contains(name) && all.containsAll(own);
  }

  private static List<String> names(List<Setting> settings) {
    return settings.stream().map(Setting::name).toList();
  }

  private static Trait trait(
      String group, String component, @Nullable Object value, List<Setting> declared) {
    if (component.equals("same") && value instanceof Boolean same) {
      return new Trait("padding", same ? "same" : "valid");
    }
    List<String> names = declared.stream().map(Setting::name).toList();
    String whole = group + "_" + snake(component);
    return Stream.concat(
            names.stream().filter(whole::equals),
            names.stream().filter(name -> fits(name, component.toLowerCase(Locale.ROOT))))
        .findFirst()
        .map(name -> new Trait(name, value))
        .orElseGet(() -> new Trait(snake(component), value));
  }

  /** {@code kernel_size} is the component size, {@code beta_1} is beta1. */
  private static boolean fits(String setting, String component) {
    return setting.replace("_", "").equals(component)
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
