package regulus.study.file;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What unquoted words mean in YAML 1.2's core schema. */
final class YamlScalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private YamlScalars() {}

  /** A whole number beyond 64 bits is read as a real one. */
  static @Nullable Object value(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    if (WHOLE.matcher(text).matches() && text.length() < 19) {
      return Long.parseLong(text);
    }
    return REAL.matcher(text).matches() ? (Object) Double.parseDouble(text) : text;
  }
}
