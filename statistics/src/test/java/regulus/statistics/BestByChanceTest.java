package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BestByChanceTest {
  /** SciPy 1.17.1: {@code quad(lambda x: x*n*norm.pdf(x)*norm.cdf(x)**(n-1), -10, 10)}. */
  @ParameterizedTest
  @CsvSource({"3, 0.8462843753", "5, 1.1629644736", "25, 1.9653146098", "100, 2.5075936365"})
  void isNearTheExactMean(int n, double exact) {
    assertThat(BestByChance.of(n)).isCloseTo(exact, within(0.03 * exact));
  }
}
