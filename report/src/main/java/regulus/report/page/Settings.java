package regulus.report.page;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records of settings in words, whatever the record: every layer, optimizer and loss is one. */
final class Settings {
  private static final String NONE = "none";

  private Settings() {}

  /** {@code Adam(learning_rate=0.001, …)}: the record's name and its settings that are present. */
  static String of(@Nullable Object value) {
    if (value == null) {
      return NONE;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Settings::of).orElse(NONE);
    }
    if (value instanceof OptionalInt whole) {
      return whole.isPresent() ? of(whole.getAsInt()) : NONE;
    }
    if (value instanceof OptionalLong whole) {
      return whole.isPresent() ? of(whole.getAsLong()) : NONE;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? of(number.getAsDouble()) : NONE;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Settings::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Enum<?> choice) {
      return choice.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof Record settings ? named(settings) : String.valueOf(value);
  }

  /** {@code batch_size=64 (base: 32)} for each setting in which two records differ. */
  static List<String> differences(Object base, Object other) {
    if (!(base instanceof Record before)
        || !(other instanceof Record after)
        || before.getClass() != after.getClass()) {
      return base.equals(other) ? List.of() : List.of(of(other) + " instead of " + of(base));
    }
    List<String> differences = new ArrayList<>();
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      Object old = value(component, before);
      Object now = value(component, after);
      if (!Objects.equals(old, now)) {
        differences.add(snake(component.getName()) + "=" + of(now));
      }
    }
    return differences;
  }

  private static String named(Record settings) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String text = of(value(component, settings));
      if (!text.equals(NONE) && !text.equals("[]")) {
        parts.add(snake(component.getName()) + "=" + text);
      }
    }
    String name = settings.getClass().getSimpleName();
    return parts.isEmpty() ? name : name + "(" + String.join(", ", parts) + ")";
  }

  private static @Nullable Object value(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (IllegalAccessException | InvocationTargetException notPublic) {
      return null;
    }
  }

  /** {@code learningRate} is {@code learning_rate} in study files. */
  private static String snake(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
