package regulus.learning.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a pixel between pixels is computed. */
public enum Interpolation {
  /** The pixel that it lies in. */
  NEAREST,
  /** Between the four around it, in the proportions of their distances. */
  BILINEAR,
  /** From sixteen around it, by Keys' cubic with a = -0.5. */
  BICUBIC,
  /** From the pixels nearer than 3, by the windowed sinc. */
  LANCZOS3,
  /** From the pixels nearer than 5, by the windowed sinc. */
  LANCZOS5,
  /** The mean of the area that it covers. */
  AREA;

  /** Keras' words for them. */
  public static final List<String> WORDS =
      Arrays.stream(values()).map(Interpolation::word).toList();

  /** Keras' word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with Keras' word for it, one of {@link #WORDS}. */
  public static Interpolation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
