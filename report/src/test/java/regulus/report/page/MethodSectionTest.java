package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.loss.Losses;

class MethodSectionTest {
  @ParameterizedTest
  @CsvSource({
    "sparse_categorical_crossentropy, true",
    "binary_crossentropy, true",
    "kl_divergence, true",
    "mean_squared_error, false",
    "hinge, false"
  })
  void onlyLogarithmsOfProbabilitiesAreInNats(String loss, boolean nats) {
    assertThat(MethodSection.loss(Losses.ALL.create(loss)).endsWith(", in nats")).isEqualTo(nats);
  }
}
