package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.storage.Predictions;
import regulus.statistics.Agreement;
import regulus.statistics.TestComparison;
import regulus.study.ImaginedRecord;
import regulus.study.StudyResult;
import regulus.study.TinyStudy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Final models of two variants on one test set. */
final class FinalComparisonsTest {
  private static final Map<String, String> RIGHT =
      Map.of(
          "wide-0-final",
          "11110",
          "base-0-final",
          "11001",
          "wide-1-final",
          "11111",
          "base-1-final",
          "11010");

  private static Optional<Predictions> answers(String trial) {
    return Optional.ofNullable(RIGHT.get(trial)).map(right -> predictions(right, 7));
  }

  private static Predictions predictions(String right, int firstImage) {
    int n = right.length();
    int[] images = new int[n];
    float[] probabilities = new float[2 * n];
    for (int i = 0; i < n; i++) {
      images[i] = firstImage + i;
      probabilities[2 * i + (right.charAt(i) == '1' ? 1 : 0)] = 1;
    }
    int[] labels = new int[n];
    Arrays.fill(labels, 1);
    return new Predictions(images, labels, probabilities, 2);
  }

  private static ImaginedRecord record() {
    return new ImaginedRecord(TinyStudy.study(2))
        .done("base", 0, 0.8)
        .done("base", 1, 0.8)
        .done("wide", 0, 0.9)
        .done("wide", 1, 0.9)
        .tested("wide", 0, 0.8);
  }

  @Test
  void oneModelEachIsComparedByMcNemar() {
    StudyResult result = record().tested("base", 0, 0.6).result(FinalComparisonsTest::answers);
    assertThat(result.finals().get(0).against()).isEmpty();
    TestComparison comparison = result.finals().get(1).against().orElseThrow();
    assertThat(comparison.variant()).isEqualTo("wide");
    assertThat(comparison.baseline()).isEqualTo("base");
    assertThat(comparison.models()).containsExactly(new Agreement(2, 2, 1, 0));
    assertThat(json(result).toString())
        .startsWith(
            "{\"variant\":\"wide\",\"baseline\":\"base\",\"metric\":\"accuracy\",\"images\":5,"
                + "\"models\":[{\"both_right\":2,\"only_variant_right\":2,"
                + "\"only_baseline_right\":1,\"both_wrong\":0}],\"difference\":0.2,"
                + "\"ci95\":[-0.4,0.8],\"test\":\"mcnemar\",\"p_value\":1,\"p_adjusted\":1,"
                + "\"verdict\":\"undecided\",\"about\":\"these-models\",");
  }

  @Test
  void modelsOfSeveralSeedsArePairedBySeed() {
    StudyResult result =
        record()
            .tested("wide", 1, 1.0)
            .tested("base", 1, 0.6)
            .tested("base", 0, 0.6)
            .result(FinalComparisonsTest::answers);
    TestComparison comparison = result.finalComparisons().get(0);
    assertThat(comparison.models())
        .containsExactly(new Agreement(2, 2, 1, 0), new Agreement(3, 2, 0, 0));
    assertThat(json(result).path("test").asString()).isEqualTo("multi-reader-multi-case");
    assertThat(json(result).path("about").asString()).isEqualTo("training-again");
  }

  @Test
  void nothingIsComparedWithoutAnswersOfBothOnTheSameImages() {
    ImaginedRecord record = record().tested("base", 0, 0.6);
    assertThat(record.result().finalComparisons()).isEmpty();
    assertThat(
            record
                .result(
                    trial ->
                        Optional.ofNullable(RIGHT.get(trial))
                            .map(right -> predictions(right, trial.startsWith("w") ? 8 : 7)))
                .finalComparisons())
        .isEmpty();
    assertThat(record.result(trial -> Optional.of(predictions("10000", 7))).finalComparisons())
        .isEmpty();
  }

  @Test
  void aSeedThatOnlyOneHasIsLeftOut() {
    StudyResult result =
        record()
            .tested("wide", 1, 1.0)
            .tested("base", 0, 0.6)
            .result(FinalComparisonsTest::answers);
    assertThat(result.finalComparisons().get(0).models()).hasSize(1);
  }

  private static JsonNode json(StudyResult result) {
    return JsonMapper.builder()
        .build()
        .readTree(ResultsJson.bytes(result))
        .path("final_comparisons")
        .path(0);
  }
}
