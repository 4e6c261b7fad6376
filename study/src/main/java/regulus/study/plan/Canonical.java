package regulus.study.plan;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulus.learning.setting.AddedLater;

/**
 * A record, and all that is in it, as one text: equal facts give equal texts, on every machine, and
 * different facts different ones. {@code Dropout{rate=0x1.0p-2}}.
 */
final class Canonical {
  /** What a component that was {@link AddedLater} may be without being written. */
  private static final Set<String> NOTHING = Set.of("none", "[]", "{}", "false");

  private Canonical() {}

  /**
   * @throws IllegalArgumentException if there is anything in it but records, enums, texts, numbers,
   *     booleans, lists, maps and optionals of them
   */
  static String text(@Nullable Object fact) {
    if (fact instanceof Record record) {
      return record.getClass().getSimpleName() + components(record);
    }
    if (fact instanceof List<?> list) {
      return list.stream().map(Canonical::text).collect(Collectors.joining(",", "[", "]"));
    }
    if (fact instanceof Map<?, ?> map) {
      return entries(map);
    }
    if (fact instanceof Optional<?> optional) {
      return optional.map(Canonical::text).orElse("none");
    }
    return simple(fact);
  }

  /** The first digits of the text's SHA-256, hexadecimal. */
  static String digest(Record fact, int digits) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(text(fact).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String simple(@Nullable Object fact) {
    if (fact instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (fact instanceof Enum<?> choice) {
      return choice.name();
    }
    if (fact instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "none";
    }
    if (fact instanceof OptionalDouble number) {
      return number.isPresent() ? real(number.getAsDouble()) : "none";
    }
    if (fact instanceof Double || fact instanceof Float) {
      return real(((Number) fact).doubleValue());
    }
    if (fact instanceof Number || fact instanceof Boolean) {
      return fact.toString();
    }
    throw new IllegalArgumentException("Not a plain fact: " + fact);
  }

  /** Its exact bits: the shortest decimal digits are not the same in all versions of Java. */
  private static String real(double number) {
    return Double.toHexString(number);
  }

  private static String entries(Map<?, ?> map) {
    Map<String, String> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(text(key), text(value)));
    return sorted.toString();
  }

  private static String components(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .flatMap(component -> component(record, component))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Stream<String> component(Record record, RecordComponent component) {
    String text = text(value(record, component));
    AddedLater later = component.getAnnotation(AddedLater.class);
    return later != null && (NOTHING.contains(text) || later.value().equals(text))
        ? Stream.empty()
        : Stream.of(component.getName() + "=" + text);
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Not readable: " + component, e);
    }
  }
}
