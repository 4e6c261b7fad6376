package regulus.study.file;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulus.learning.activation.Activations;
import regulus.learning.application.Applications;
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
import regulus.learning.setting.SettingType;

/**
 * The reference of every choice in a study file, generated from the registries: what {@code
 * docs/reference/choices.md} holds.
 */
public final class ChoicesReference {
  private static final String HEAD =
      """
      # The choices in a study file

      Every layer, ready-made network, activation, regularizer, constraint, initializer, optimizer, loss, metric and schedule, with \
      the name it has in Keras and its settings. A choice is written as its name if it needs no \
      settings, as `{name: {setting: value}}`, or as `{name: value}` with the value of its first \
      setting. [study-file.md](study-file.md) says where each is used.

      This page is generated from the program's registries.
      """;

  private ChoicesReference() {}

  /** The page as Markdown, the same every time. */
  public static String text() {
    return HEAD + families().map(ChoicesReference::family).collect(Collectors.joining());
  }

  private static Stream<Family<?>> families() {
    return Stream.of(
        Layers.ALL,
        Applications.ALL,
        Activations.ALL,
        Regularizers.ALL,
        Constraints.ALL,
        Initializers.ALL,
        Optimizers.ALL,
        Losses.ALL,
        Metrics.ALL,
        Schedules.ALL);
  }

  private static String family(Family<?> family) {
    return "\n## "
        + capital(plural(family))
        + "\n"
        + family.kinds().stream().map(ChoicesReference::kind).collect(Collectors.joining());
  }

  private static String plural(Family<?> family) {
    return family.noun() + (family.noun().endsWith("s") ? "es" : "s");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String kind(Kind<?> kind) {
    return "\n### "
        + kind.name()
        + "\n\n"
        + kind.description()
        + keras(kind)
        + settings(kind.settings());
  }

  private static String keras(Kind<?> kind) {
    return kind.kerasName().isEmpty() ? "\n" : " Keras: `" + kind.kerasName() + "`.\n";
  }

  private static String settings(List<Setting> settings) {
    return settings.isEmpty()
        ? ""
        : "\n| setting | default | value | |\n|---|---|---|---|\n"
            + settings.stream().map(ChoicesReference::row).collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    return "| `"
        + setting.name()
        + "` | "
        + standard(setting)
        + " | "
        + value(setting.type())
        + " | "
        + capital(setting.description())
        + " |\n";
  }

  private static String value(SettingType type) {
    return type instanceof SettingType.Choice choice
        ? "one of the [%1$s](#%1$s)".formatted(plural(choice.family().get()))
        : type.expected();
  }

  private static String standard(Setting setting) {
    @Nullable Object value = setting.defaultValue();
    return setting.required() ? "needed" : value == null ? "none" : "`" + value + "`";
  }
}
