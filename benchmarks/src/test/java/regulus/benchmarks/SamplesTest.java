package regulus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void takesTheMiddleOfAnOddNumberOfValues() {
    assertThat(new Samples(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4);
  }

  @Test
  void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
    assertThat(new Samples(List.of(9.0, 1.0, 4.0, 6.0)).median()).isEqualTo(5);
  }

  @Test
  void showsMedianLeastAndMost() {
    assertThat(new Samples(List.of(7300.4, 7100.0, 7213.2)).text(0))
        .isEqualTo("7,213 [7,100 … 7,300]");
  }
}
