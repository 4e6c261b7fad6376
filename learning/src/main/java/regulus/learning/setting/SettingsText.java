package regulus.learning.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records of settings in words, whatever the record: every layer, optimizer and loss is one. */
public final class SettingsText {
  private static final String NONE = "none";

  /** As many images as there are, in a batch. */
  private static final Integer ALL = Integer.MAX_VALUE;

  private SettingsText() {}

  /** {@code Adam(learning_rate=0.001)}: Keras' name, and what is not as it is by default. */
  public static String brief(Object choice) {
    return choice instanceof Record settings
        ? text(settings, Trait.unusual(settings))
        : String.valueOf(choice);
  }

  /** As {@link #brief}, with every setting. */
  public static String full(Object choice) {
    return choice instanceof Record settings
        ? text(settings, Trait.of(settings))
        : String.valueOf(choice);
  }

  /** {@code rate=0.5} for each setting in which the second differs from the first. */
  public static List<String> differences(Object base, Object other) {
    if (!(base instanceof Record before)
        || !(other instanceof Record after)
        || before.getClass() != after.getClass()) {
      return base.equals(other) ? List.of() : List.of(brief(other) + " instead of " + brief(base));
    }
    List<Trait> old = Trait.of(before);
    List<Trait> now = Trait.of(after);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (i >= old.size() || !Objects.equals(old.get(i).value(), now.get(i).value())) {
        differences.add(text(now.get(i)));
      }
    }
    return differences;
  }

  private static String text(Record settings, List<Trait> traits) {
    String name =
        Trait.kind(settings).map(Kind::kerasName).orElse(settings.getClass().getSimpleName());
    String inside =
        traits.stream()
            .map(SettingsText::text)
            .filter(text -> !text.endsWith("=" + NONE) && !text.endsWith("=[]"))
            .collect(Collectors.joining(", "));
    return inside.isEmpty() ? name : name + "(" + inside + ")";
  }

  private static String text(Trait trait) {
    boolean all = trait.name().equals("batch_size") && ALL.equals(trait.value());
    return trait.name() + "=" + (all ? "full" : value(trait.value()));
  }

  /** One value as study files write it, or a choice as {@link #brief}. */
  public static String value(@Nullable Object value) {
    if (value == null) {
      return NONE;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(SettingsText::value).orElse(NONE);
    }
    if (value instanceof OptionalInt whole) {
      return whole.isPresent() ? String.valueOf(whole.getAsInt()) : NONE;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number(number.getAsDouble()) : NONE;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(SettingsText::value).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Enum<?> choice) {
      return choice.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof Record settings && !(value instanceof Pair)
        ? brief(settings)
        : String.valueOf(value);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value).replace(".0E", "e").replace("E", "e");
  }
}
