package regulus.learning.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.network.WeightArray;

final class FilterChoiceTest {
  @Test
  void countsFromTheBeginningOrTheEnd() {
    assertThat(FilterChoice.parse("last:3").of(10)).containsExactly(7, 8, 9);
    assertThat(FilterChoice.parse("first:3").of(10)).containsExactly(0, 1, 2);
    assertThat(FilterChoice.parse("all").of(3)).containsExactly(0, 1, 2);
    assertThat(FilterChoice.parse("none").of(3)).isEmpty();
    assertThat(FilterChoice.parse("last:8").of(2)).containsExactly(0, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "last", "last:0", "last:-1", "last:99999999", "8", "some"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> FilterChoice.parse(text))
        .hasMessageStartingWith("Invalid filters: expected first:N, last:N, all or none");
  }

  @Test
  void aTileIsWhatOneFilterWeighsOneChannelWith() {
    float[] values = new float[2 * 2 * 3 * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Filters filters = new Filters("conv", new WeightArray(List.of(2, 2, 3, 2), values));
    assertThat(filters.tile(1, 2)).containsExactly(5, 11, 17, 23);
  }

  @Test
  void depthwiseFiltersSeeOneChannelEach() {
    WeightArray kernel = new WeightArray(List.of(1, 1, 2, 2), new float[] {1, 2, 3, 4});
    Filters filters = Filters.depthwise("depthwise", kernel);
    assertThat(filters.channels()).isEqualTo(1);
    assertThat(filters.count()).isEqualTo(4);
    assertThat(filters.tile(2, 0)).containsExactly(3);
  }
}
