package regulus.learning.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class KernelTest {
  @ParameterizedTest
  @EnumSource(Kernel.class)
  void theNearestCountsMostAndNothingCountsFromTheRadiusOn(Kernel kernel) {
    for (double distance = 0.25; distance < kernel.radius(); distance += 0.25) {
      assertThat(kernel.weight(distance)).isLessThan(kernel.weight(0));
    }
    assertThat(kernel.weight(kernel.radius())).isZero();
    assertThat(kernel.weight(kernel.radius() + 1)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"TRIANGLE, 1", "KEYS, 1", "LANCZOS3, 1", "LANCZOS5, 1", "MITCHELL, 0.888888889"})
  void whatLiesOnAPixelIsThatPixelButWithMitchell(Kernel kernel, double itself) {
    assertThat(kernel.weight(0)).isEqualTo(itself, within(1e-9));
    assertThat(kernel.weight(1)).isEqualTo((1 - itself) / 2, within(1e-9));
  }

  /** From tables of the cubics: -1/16 and 9/16 half way between four pixels. */
  @ParameterizedTest
  @CsvSource({
    "TRIANGLE, 0.5, 0.5",
    "KEYS, 0.5, 0.5625",
    "KEYS, 1.5, -0.0625",
    "GAUSSIAN, 0.5, 0.60653066"
  })
  void betweenPixelsItIsWhatTablesSay(Kernel kernel, double distance, double weight) {
    assertThat(kernel.weight(distance)).isEqualTo(weight, within(1e-8));
  }
}
