package regulus.app.text;

import java.util.Locale;
import regulus.learning.training.OutputMeaning;

/** Numbers as people say them. */
public final class Phrase {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private static final String MINUS = "\u2212";

  private Phrase() {}

  /** {@code 60,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 trial}, {@code 15 trials}. */
  public static String counted(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A metric or loss: {@code 0.9171}; in powers of ten where four digits would hide it. */
  public static String figure(double value) {
    double size = Math.abs(value);
    boolean plain = value == 0 || (size >= 0.001 && size < 100_000);
    return Double.isFinite(value)
        ? (value < 0 ? MINUS : "") + String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", size)
        : String.valueOf(value);
  }

  /** A probability with three decimals; one that would be rounded to 1 is {@code >0.999}. */
  public static String share(double value) {
    return value < 1 && value >= 0.9995 ? ">0.999" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A probability; or {@code score -0.571} where it is none. */
  public static String answer(double value, OutputMeaning outputs) {
    return outputs.areProbabilities()
        ? share(value)
        : String.format(Locale.ROOT, "score %.3f", value);
  }

  /** How far figures of {@code 0.9171}'s kind lie apart: {@code 0.0009}, in the same digits. */
  public static String spread(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100_000 ? "%.4f" : "%.3e", value);
  }

  /** {@code 8.3 s}, {@code 24 min 10 s}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return two(whole / MINUTE, "min", whole % MINUTE, "s");
    }
    return whole < DAY
        ? two(whole / HOUR, "h", whole % HOUR / MINUTE, "min")
        : two(whole / DAY, "d", whole % DAY / HOUR, "h");
  }

  /**
   * An estimate, without digits that it does not know: {@code 35 s}, {@code 12 min}, {@code 2 h}.
   */
  public static String roughly(double seconds) {
    if (seconds < 57.5) {
      return Math.max(1, Math.round(seconds / 5)) * 5 + " s";
    }
    if (seconds < 59.5 * MINUTE) {
      return Math.max(1, Math.round(seconds / MINUTE)) + " min";
    }
    long tens = Math.round(seconds / (10 * MINUTE));
    return two(tens / 6, "h", tens % 6 * 10, "min");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
