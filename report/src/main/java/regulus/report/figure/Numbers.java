package regulus.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import regulus.learning.training.OutputMeaning;

/** How numbers are written for people, the same everywhere in the report. */
public final class Numbers {
  private static final String MINUS = "\u2212";

  private Numbers() {}

  /** A figure such as an accuracy or a loss, with four decimals: {@code 0.9171}. */
  public static String figure(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : MINUS + "∞";
    }
    return signless(String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.4f" : "%.3g", value));
  }

  /** A share with three decimals, for classes of some hundred images: {@code 0.873}. */
  public static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A probability with three decimals; one that would be rounded to 1 is {@code >0.999}. */
  public static String probability(double value) {
    return value < 1 && value >= 0.9995 ? ">0.999" : share(value);
  }

  /** What a model gave to its answer: a probability, or {@code score 1.234} where it is none. */
  public static String answer(double value, OutputMeaning outputs) {
    return outputs.areProbabilities() ? probability(value) : "score " + rounded(value);
  }

  /** A difference of fractions in percentage points, signed: {@code +0.71}. */
  public static String points(double difference) {
    return signed(100 * difference, 2);
  }

  /** A signed number: {@code −0.0123}. */
  public static String signed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
    if (zero) {
      return text.replace("-", "");
    }
    return value > 0 ? "+" + text : signless(text);
  }

  /** A number that somebody wrote down, with three digits at most: {@code 0.5}. */
  public static String rounded(double value) {
    BigDecimal digits = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return signless(digits.toPlainString());
  }

  /** A count, in groups of three: {@code 93,322}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share of a whole as a whole percentage: {@code 12 %}, {@code <1 %}. */
  public static String percent(double share) {
    long rounded = Math.round(100 * share);
    if (share > 0 && rounded == 0) {
      return "<1 %";
    }
    if (share < 1 && rounded == 100) {
      return ">99 %";
    }
    return rounded + " %";
  }

  /** A duration with the two largest units that matter: {@code 24 min 10 s}, {@code 0.8 s}. */
  public static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  private static String signless(String text) {
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }
}
