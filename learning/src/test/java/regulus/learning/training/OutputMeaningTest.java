package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regulus.learning.Shape;
import regulus.learning.layer.Layers;
import regulus.learning.loss.Losses;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.setting.InvalidSetting;

class OutputMeaningTest {
  private static final Map<String, Object> SCORES = Map.of("from_logits", true);

  private static NetworkSpec ending(String activation) {
    Layer dense = Layers.ALL.create(Map.of("dense", Map.of("units", 3, "activation", activation)));
    return new NetworkSpec(new Shape(List.of(4)), List.of(new NamedLayer("probabilities", dense)));
  }

  private static OutputMeaning of(Object loss, String activation) {
    return OutputMeaning.of(Losses.ALL.create(loss), ending(activation));
  }

  @Test
  void softmaxAndSigmoidGiveProbabilitiesWhateverTheLoss() {
    for (String loss : List.of("sparse_categorical_crossentropy", "mean_squared_error")) {
      assertThat(of(loss, "softmax")).isEqualTo(OutputMeaning.PROBABILITIES);
      assertThat(of(loss, "sigmoid")).isEqualTo(OutputMeaning.PROBABILITIES);
    }
  }

  @Test
  void otherNumbersAreScoresUnlessTheLossMakesProbabilitiesOfThem() {
    assertThat(of("sparse_categorical_crossentropy", "linear")).isEqualTo(OutputMeaning.SCORES);
    assertThat(of(Map.of("sparse_categorical_crossentropy", SCORES), "linear"))
        .isEqualTo(OutputMeaning.SOFTMAX);
    assertThat(of(Map.of("binary_focal_crossentropy", SCORES), "tanh"))
        .isEqualTo(OutputMeaning.SIGMOID);
  }

  @Test
  void aLossOfScoresRefusesProbabilities() {
    Loss loss = Losses.ALL.create(Map.of("categorical_crossentropy", SCORES));
    assertThatThrownBy(() -> OutputMeaning.check(loss, ending("softmax")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("remove from_logits");
    OutputMeaning.check(loss, ending("linear"));
  }

  @ParameterizedTest
  @EnumSource
  void theNetworkThatAnswersIsValidAndFilesKnowTheWord(OutputMeaning meaning) {
    NetworkSpec completed = meaning.completed(ending("linear"));
    assertThat(Shapes.of(completed).output()).isEqualTo(new Shape(List.of(3)));
    assertThat(OutputMeaning.of(completed).areProbabilities())
        .isEqualTo(meaning == OutputMeaning.SOFTMAX || meaning == OutputMeaning.SIGMOID);
    assertThat(OutputMeaning.of(meaning.word())).contains(meaning);
  }
}
