package regulus.study.record;

import java.math.BigDecimal;
import tools.jackson.core.io.NumberOutput;

/** Numbers as text that is the same on every Java version; {@code Double.toString} is not. */
public final class Decimals {
  private Decimals() {}

  /**
   * The shortest digits that read back as this number, without an exponent where people would not
   * write one.
   *
   * @param value finite
   */
  public static BigDecimal shortest(double value) {
    BigDecimal digits = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    return digits.scale() < 0 ? digits.setScale(0) : digits;
  }

  /** The same as text; {@code NaN}, {@code Infinity} and {@code -Infinity} as Java writes them. */
  public static String text(double value) {
    return Double.isFinite(value) ? shortest(value).toString() : Double.toString(value);
  }
}
