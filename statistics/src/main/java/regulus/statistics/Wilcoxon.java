package regulus.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of paired differences (Wilcoxon 1945): the ranks of their sizes,
 * summed over the positive ones, against all choices of signs. Exact without ties, else by the
 * normal approximation with continuity correction; zeros are ranked and then left out (Pratt 1959).
 * The trap: like {@link SignFlip} it can never decide with five pairs, and with ties among few
 * pairs, which accuracies of 200 images have, the approximation is rough.
 */
public final class Wilcoxon {
  private Wilcoxon() {}

  /**
   * Two-sided.
   *
   * @return empty for fewer than two differences that are not zero
   */
  public static Optional<Double> pValue(double... differences) {
    long other = Arrays.stream(differences).filter(difference -> difference != 0).count();
    return other < 2
        ? Optional.empty()
        : Optional.of(WilcoxonSignedRankTest.withDefaults().test(differences).getPValue());
  }
}
