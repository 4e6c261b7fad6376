package regulus.learning.setting;

import java.util.List;
import java.util.function.Supplier;

/** What plain values a {@link Setting} takes, and what they become. */
public sealed interface SettingType {
  /** What a person should write: {@code a number from 0 to below 1}. */
  String expected();

  /** A whole number within [min, max]; becomes a {@link Long}. */
  record Whole(long min, long max) implements SettingType {
    @Override
    public String expected() {
      return max >= Integer.MAX_VALUE
          ? "a whole number of at least " + min
          : "a whole number from " + min + " to " + max;
    }
  }

  /** A whole number, which becomes a {@link Long}, or a word, which becomes a {@link String}. */
  record WholeOrWord(Whole whole, String word) implements SettingType {
    @Override
    public String expected() {
      return whole.expected() + " or " + word;
    }
  }

  /** A whole number of at least 1, or {@code null} for none; becomes a {@link Long}, 0 for none. */
  record CountOrNull() implements SettingType {
    @Override
    public String expected() {
      return "a whole number of at least 1 or null";
    }
  }

  /** A finite number within [min, max]; becomes a {@link Double}. */
  record Real(double min, boolean minExcluded, double max, boolean maxExcluded)
      implements SettingType {
    @Override
    public String expected() {
      if (max == Double.MAX_VALUE) {
        return min == -Double.MAX_VALUE
            ? "a finite number"
            : "a number " + (minExcluded ? "above " : "of at least ") + plain(min);
      }
      return "a number "
          + (minExcluded ? "above " : "from ")
          + plain(min)
          + (maxExcluded ? " to below " : " to ")
          + plain(max);
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** {@code true} or {@code false}; becomes a {@link Boolean}. */
  record Flag() implements SettingType {
    @Override
    public String expected() {
      return "true or false";
    }
  }

  /** One of fixed words; becomes a {@link String}. */
  record Word(List<String> words) implements SettingType {
    public Word {
      words = List.copyOf(words);
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }
  }

  /** Any text; becomes a {@link String}. */
  record Text() implements SettingType {
    @Override
    public String expected() {
      return "a text";
    }
  }

  /**
   * Height and width: a whole number for both, or a list of two, each at least {@code min}; becomes
   * a {@link Pair}.
   */
  record Size(int min) implements SettingType {
    @Override
    public String expected() {
      return "a whole number of at least " + min + " or [height, width]";
    }
  }

  /** A mapping from whole numbers or names to numbers at least 0, such as class weights. */
  record Weights() implements SettingType {
    @Override
    public String expected() {
      return "a mapping from classes to weights of at least 0";
    }
  }

  /**
   * A choice from a family: its name alone, or a mapping of its name to its settings; becomes the
   * family's record. The supplier breaks initialization cycles between families.
   */
  record Choice(Supplier<? extends Family<?>> family) implements SettingType {
    @Override
    public String expected() {
      return "one of " + String.join(", ", family.get().names());
    }
  }

  /** The settings of one kind, where there is nothing to choose; becomes the kind's record. */
  record Nested(Supplier<? extends Kind<?>> kind) implements SettingType {
    @Override
    public String expected() {
      return "a mapping of "
          + String.join(", ", kind.get().settings().stream().map(Setting::name).toList());
    }
  }

  /** One simple value, such as a number of seeds, or a list of values, such as the seeds. */
  record Either(SettingType one, Many several) implements SettingType {
    @Override
    public String expected() {
      return one.expected() + " or a list";
    }
  }

  /** A list of values of one type; becomes a {@link List}. */
  record Many(SettingType element) implements SettingType {
    @Override
    public String expected() {
      return "a list, each element " + element.expected();
    }
  }

  static SettingType count() {
    return new Whole(1, Integer.MAX_VALUE);
  }

  static SettingType whole(long min) {
    return new Whole(min, Long.MAX_VALUE);
  }

  /** A number in [0, 1). */
  static SettingType rate() {
    return new Real(0, false, 1, true);
  }

  /** A number in [0, 1]. */
  static SettingType fraction() {
    return new Real(0, false, 1, false);
  }

  static SettingType positive() {
    return new Real(0, true, Double.MAX_VALUE, false);
  }

  static SettingType nonNegative() {
    return new Real(0, false, Double.MAX_VALUE, false);
  }

  static SettingType number() {
    return new Real(-Double.MAX_VALUE, false, Double.MAX_VALUE, false);
  }

  static SettingType flag() {
    return new Flag();
  }

  static SettingType word(String... words) {
    return new Word(List.of(words));
  }

  static SettingType size() {
    return new Size(1);
  }

  static SettingType choice(Supplier<? extends Family<?>> family) {
    return new Choice(family);
  }
}
