package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * How far a result may be from Keras'. Each element may differ by {@code ofItself} of its own
 * expected magnitude plus {@code ofLargest} of the largest expected magnitude of its array: the
 * first is for rounding when the expected value was stored, the second for rounding while sums of
 * larger terms were computed.
 */
record Closeness(double ofItself, double ofLargest) {
  /**
   * Where nothing in Keras' array, computed in 64 bits, is larger, all of it is 0 but for rounding
   * of terms of about 1, as the gradient of attention's key bias is, which softmax does not see.
   */
  private static final double ZERO = 1e-14;

  /**
   * For results computed in 64 bits: half a unit in the last place of the 32 bits in which the
   * expected values are stored, and as much again because Keras rounds some settings (slopes,
   * rates, decays) to 32 bits even when it computes in 64.
   */
  static final Closeness IN_FLOAT64 = new Closeness(1.2e-7, 1e-7);

  /**
   * For results of one operation computed in 32 bits, 6e-8 each rounding: sums of up to a few
   * hundred terms in another order than Keras'.
   */
  static final Closeness IN_FLOAT32 = new Closeness(2e-6, 2e-6);

  /**
   * For values read between an image's pixels, at places that are computed in 32 bits: a few units
   * in the last place of a coordinate, times the difference of neighbouring pixels.
   */
  static final Closeness OF_PLACES = new Closeness(0, 2e-5);

  void check(String what, float[] expected, double[] actual) {
    double[] wide = new double[expected.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = expected[i];
    }
    check(what, wide, actual);
  }

  void check(String what, double[] expected, double[] actual) {
    assertThat(actual.length).as("elements of %s", what).isEqualTo(expected.length);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    largest = largest < ZERO ? 1 : largest;
    for (int i = 0; i < expected.length; i++) {
      double allowed = ofItself * Math.abs(expected[i]) + ofLargest * largest;
      if (!(Math.abs(actual[i] - expected[i]) <= allowed)) {
        fail(
            "%s[%d]: Keras has %s, here it is %s, which differs by %.2g; allowed is %.2g",
            what, i, expected[i], actual[i], Math.abs(actual[i] - expected[i]), allowed);
      }
    }
  }
}
