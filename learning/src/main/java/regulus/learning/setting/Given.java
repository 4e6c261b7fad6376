package regulus.learning.setting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody gave for a setting, in words for the sentence that says why it cannot be used. */
final class Given {
  private static final String NOTHING = "nothing";
  private static final int LONGEST = 80;

  private Given() {}

  /**
   * Nothing as {@code nothing}, a text as {@code 'text'}, a list as {@code [1, 2]}, settings by
   * their names alone as {@code {adam: {…}}}; no longer than a line.
   */
  static String words(@Nullable Object plain) {
    String words = plain == null ? NOTHING : value(plain);
    int end =
        words.offsetByCodePoints(0, Math.min(LONGEST, words.codePointCount(0, words.length())));
    return end == words.length() ? words : words.substring(0, end) + "…";
  }

  private static String value(Object plain) {
    if (plain instanceof String text) {
      return "'" + text + "'";
    }
    if (plain instanceof List<?> list) {
      return list.stream().map(Given::inner).collect(Collectors.joining(", ", "[", "]"));
    }
    if (plain instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + inner(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(plain);
  }

  private static String inner(@Nullable Object plain) {
    if (plain instanceof Map<?, ?> map) {
      return map.isEmpty() ? "{}" : "{…}";
    }
    if (plain instanceof List<?> list) {
      return list.isEmpty() ? "[]" : "[…]";
    }
    return plain == null ? NOTHING : value(plain);
  }
}
