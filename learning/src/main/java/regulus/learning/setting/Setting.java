package regulus.learning.setting;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a {@link Kind}: its name in snake case as Keras spells it, what values it takes,
 * and the value it has when it is left out.
 *
 * @param name snake case, unique within its kind
 * @param type what values it takes
 * @param required whether leaving it out is an error
 * @param defaultValue the plain value (as a study file would write it) used when left out; {@code
 *     null} means "none" for an optional setting
 * @param description one sentence for the reference and the schema
 */
public record Setting(
    String name,
    SettingType type,
    boolean required,
    @Nullable Object defaultValue,
    String description) {

  public Setting {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    if (required && defaultValue != null) {
      throw new IllegalArgumentException("A required setting has no default: " + name);
    }
  }

  public static Setting required(String name, SettingType type, String description) {
    return new Setting(name, type, true, null, description);
  }

  public static Setting optional(
      String name, SettingType type, @Nullable Object defaultValue, String description) {
    return new Setting(name, type, false, defaultValue, description);
  }
}
