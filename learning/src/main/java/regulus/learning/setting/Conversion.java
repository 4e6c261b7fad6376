package regulus.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns the plain settings of one kind into {@link Values}, noting every problem with its path. */
final class Conversion {
  private final Kind<?> kind;
  private final String path;
  private final List<InvalidSetting> problems;

  Conversion(Kind<?> kind, String path, List<InvalidSetting> problems) {
    this.kind = kind;
    this.path = path;
    this.problems = problems;
  }

  Values values(@Nullable Object plain) {
    Map<String, @Nullable Object> given = given(plain);
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    for (Setting setting : kind.settings()) {
      String place = join(path, setting.name());
      if (given.containsKey(setting.name())) {
        Object value = given.get(setting.name());
        boolean none = value == null && !setting.required() && setting.defaultValue() == null;
        converted.put(
            setting.name(), none ? null : convert(setting.type(), value, setting.name(), place));
      } else if (setting.required()) {
        problems.add(
            new InvalidSetting(
                place,
                kind.name()
                    + " needs "
                    + setting.name()
                    + ": "
                    + setting.type().expected()
                    + " ("
                    + setting.description()
                    + ")."));
      } else {
        Object value = setting.defaultValue();
        converted.put(
            setting.name(),
            value == null ? null : convert(setting.type(), value, setting.name(), place));
      }
    }
    return new Values(converted);
  }

  private Map<String, @Nullable Object> given(@Nullable Object plain) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    if (plain instanceof Map<?, ?> map && !standsForFirst(map)) {
      List<String> known = kind.settings().stream().map(Setting::name).toList();
      map.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (known.contains(name)) {
              given.put(name, value);
            } else {
              problems.add(
                  new InvalidSetting(
                      join(path, name),
                      "Unknown setting '"
                          + name
                          + "' of "
                          + kind.name()
                          + "."
                          + Suggestion.sentence(name, known)
                          + (known.isEmpty()
                              ? " It has no settings."
                              : " It takes " + String.join(", ", known) + ".")));
            }
          });
    } else if (plain != null) {
      if (kind.settings().isEmpty()) {
        problems.add(new InvalidSetting(path, kind.name() + " has no settings."));
      } else {
        given.put(kind.settings().get(0).name(), plain);
      }
    }
    return given;
  }

  /** Whether a mapping is the first setting's own value (class weights), not the settings. */
  private boolean standsForFirst(Map<?, ?> map) {
    return !kind.settings().isEmpty()
        && kind.settings().get(0).type() instanceof SettingType.Weights
        && map.keySet().stream().noneMatch(key -> kind.setting(String.valueOf(key)).isPresent());
  }

  /** A path and one more step; the path of the kind that is being made may be empty. */
  static String join(String path, String step) {
    return path.isEmpty() ? step : step.isEmpty() ? path : path + "." + step;
  }

  private @Nullable Object convert(
      SettingType type, @Nullable Object plain, String name, String place) {
    return structured(type, plain, name, place).orElse(null);
  }

  private Optional<?> structured(
      SettingType type, @Nullable Object plain, String name, String place) {
    if (type instanceof SettingType.Choice choice) {
      return choice.family().get().create(plain, place, problems);
    }
    if (type instanceof SettingType.Nested nested) {
      return nested.kind().get().create(plain, place, problems);
    }
    if (type instanceof SettingType.Many many) {
      return list(many, plain, name, place);
    }
    if (type instanceof SettingType.Either either) {
      return plain instanceof List<?>
          ? list(either.several(), plain, name, place)
          : simple(either.one(), plain, name, place, either.expected());
    }
    return simple(type, plain, name, place, type.expected());
  }

  private Optional<List<?>> list(
      SettingType.Many many, @Nullable Object plain, String name, String place) {
    List<?> elements =
        plain instanceof List<?> list ? list : plain == null ? List.of() : List.of(plain);
    List<Object> converted = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Object element = convert(many.element(), elements.get(i), name, place + "[" + i + "]");
      if (element != null) {
        converted.add(element);
      }
    }
    return Optional.of(converted);
  }

  private Optional<?> simple(
      SettingType type, @Nullable Object plain, String name, String place, String expected) {
    Optional<?> converted = convertSimple(type, plain);
    if (converted.isEmpty()) {
      problems.add(
          new InvalidSetting(
              place,
              "Invalid "
                  + name
                  + ": expected "
                  + (isTooLarge(type, plain) ? bounded(type) : expected)
                  + ", received "
                  + Given.words(plain)
                  + "."
                  + suggestion(type, plain)));
    }
    return converted;
  }

  /** Whether a number is as large as the largest one or larger, which is not said otherwise. */
  private static boolean isTooLarge(SettingType type, @Nullable Object plain) {
    return largest(type).isPresent()
        && plain instanceof Number number
        && number.doubleValue() >= largest(type).getAsLong();
  }

  private static OptionalLong largest(SettingType type) {
    if (type instanceof SettingType.WholeOrWord either) {
      return largest(either.whole());
    }
    if (type instanceof SettingType.Whole whole) {
      return OptionalLong.of(whole.max());
    }
    return type instanceof SettingType.Size
        ? OptionalLong.of(Integer.MAX_VALUE)
        : OptionalLong.empty();
  }

  private static String bounded(SettingType type) {
    return String.format(Locale.ROOT, "a whole number of at most %,d", largest(type).orElseThrow());
  }

  private static String suggestion(SettingType type, @Nullable Object plain) {
    return type instanceof SettingType.Word word
        ? Suggestion.sentence(String.valueOf(plain), word.words())
        : "";
  }

  private static Optional<?> convertSimple(SettingType type, @Nullable Object plain) {
    if (type instanceof SettingType.Whole whole) {
      return wholeNumber(plain).filter(n -> n >= whole.min() && n <= whole.max());
    }
    if (type instanceof SettingType.WholeOrWord either) {
      return either.word().equals(plain)
          ? Optional.of(either.word())
          : convertSimple(either.whole(), plain);
    }
    if (type instanceof SettingType.CountOrNull) {
      return plain == null
          ? Optional.of(0L)
          : wholeNumber(plain).filter(n -> n >= 1 && n <= Integer.MAX_VALUE);
    }
    if (type instanceof SettingType.Real real) {
      return number(plain)
          .filter(x -> real.minExcluded() ? x > real.min() : x >= real.min())
          .filter(x -> real.maxExcluded() ? x < real.max() : x <= real.max());
    }
    if (type instanceof SettingType.Flag) {
      return plain instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }
    if (type instanceof SettingType.Word word) {
      return Optional.ofNullable(plain).map(String::valueOf).filter(word.words()::contains);
    }
    if (type instanceof SettingType.Size size) {
      return pair(plain).filter(p -> p.height() >= size.min() && p.width() >= size.min());
    }
    if (type instanceof SettingType.Weights) {
      return weights(plain);
    }
    return plain instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Long> wholeNumber(@Nullable Object plain) {
    if (plain instanceof Integer || plain instanceof Long) {
      return Optional.of(((Number) plain).longValue());
    }
    return plain instanceof Double x && x == Math.rint(x) && Math.abs(x) < 1e15
        ? Optional.of(x.longValue())
        : Optional.empty();
  }

  /**
   * Also reads "1e-4" and "1/255", which YAML 1.2 leaves as text or a person would like to write.
   */
  private static Optional<Double> number(@Nullable Object plain) {
    if (plain instanceof Number number) {
      return Optional.of(number.doubleValue()).filter(Double::isFinite);
    }
    if (plain instanceof String text) {
      String[] parts = text.split("/", 2);
      try {
        double value = Double.parseDouble(parts[0]);
        double divided = parts.length == 2 ? value / Double.parseDouble(parts[1]) : value;
        return Optional.of(divided).filter(Double::isFinite);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Pair> pair(@Nullable Object plain) {
    if (plain instanceof Pair pair) {
      return Optional.of(pair);
    }
    if (plain instanceof List<?> list && list.size() == 2) {
      return int32(list.get(0)).flatMap(h -> int32(list.get(1)).map(w -> new Pair(h, w)));
    }
    return int32(plain).map(Pair::of);
  }

  private static Optional<Integer> int32(@Nullable Object plain) {
    return wholeNumber(plain).filter(n -> Math.abs(n) <= Integer.MAX_VALUE).map(Long::intValue);
  }

  private static Optional<Map<String, Double>> weights(@Nullable Object plain) {
    if (!(plain instanceof Map<?, ?> map) || map.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Optional<Double> weight = number(entry.getValue()).filter(w -> w >= 0);
      if (weight.isEmpty()) {
        return Optional.empty();
      }
      weights.put(String.valueOf(entry.getKey()), weight.get());
    }
    return Optional.of(weights);
  }
}
