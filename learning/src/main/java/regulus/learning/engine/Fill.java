package regulus.learning.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What there is outside an image, shown for the row {@code abcd}. */
public enum Fill {
  /** {@code dcba|abcd|dcba}. */
  REFLECT,
  /** {@code abcd|abcd|abcd}. */
  WRAP,
  /** {@code kkkk|abcd|kkkk}. */
  CONSTANT,
  /** {@code aaaa|abcd|dddd}. */
  NEAREST;

  /** Keras' words for them. */
  public static final List<String> WORDS =
      Arrays.stream(values()).map(fill -> fill.name().toLowerCase(Locale.ROOT)).toList();

  /** The one with Keras' word for it, one of {@link #WORDS}. */
  public static Fill of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
