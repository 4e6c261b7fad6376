package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.storage.Predictions;
import regulus.statistics.Comparison;
import regulus.statistics.Estimate;
import regulus.statistics.ImageScores;
import regulus.statistics.MultiReaderMultiCase;
import regulus.study.ImaginedRecord;
import regulus.study.StudyResult;
import regulus.study.TinyStudy;

/** Comparisons of studies whose seeds all share their validation images. */
final class SharedImagesTest {
  private static final ImaginedRecord RECORD =
      new ImaginedRecord(TinyStudy.fixed(TinyStudy.study(2)))
          .done("base", 0, 0.50)
          .done("base", 1, 0.25)
          .done("wide", 0, 1.00)
          .done("wide", 1, 0.75);

  /** Which of four images are right, by trial. */
  private static final Map<String, String> RIGHT =
      Map.of("base-0", "1100", "base-1", "1000", "wide-0", "1111", "wide-1", "1110");

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

  @Test
  void speakOfSeedsAndImagesWhereEachAnswerIsKnown() {
    Comparison comparison = RECORD.result(SharedImagesTest::answers).comparisons().get(0);
    assertThat(comparison.test()).isEqualTo("multi-reader-multi-case");
    double[][] scores = {{0, 0, 1, 1}, {0, 1, 1, 0}};
    // Both seeds gain two images of four, but not the same ones: that says how much they vary.
    Estimate estimate =
        new MultiReaderMultiCase().test(new ImageScores(scores)).orElseThrow().estimate();
    assertThat(comparison.pValue()).contains(estimate.pValue());
    assertThat(comparison.difference().orElseThrow()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void useTheScoresOfTheirOwnImages() {
    ImaginedRecord record =
        new ImaginedRecord(TinyStudy.fixed(TinyStudy.study(2)))
            .done("base", 0, 0.50)
            .done("base", 1, 0.25)
            .done("wide", 0, 0.75)
            .done("wide", 1, 0.75);
    Map<String, String> right =
        Map.of("base-0", "1100", "base-1", "1000", "wide-0", "0111", "wide-1", "1110");
    Comparison comparison =
        record
            .result(trial -> Optional.of(predictions(right.getOrDefault(trial, "0000"), 7)))
            .comparisons()
            .get(0);
    double[][] scores = {{-1, 0, 1, 1}, {0, 1, 1, 0}};
    Estimate estimate =
        new MultiReaderMultiCase().test(new ImageScores(scores)).orElseThrow().estimate();
    assertThat(comparison.pValue()).contains(estimate.pValue());
    assertThat(comparison.sentence()).contains("; seeds × images over 2 seeds, Holm p");
  }

  @Test
  void speakOfTheseImagesWhereAnswersAreMissing() {
    Comparison comparison =
        RECORD
            .result(trial -> trial.equals("wide-1") ? Optional.empty() : answers(trial))
            .comparisons()
            .get(0);
    assertThat(comparison.test()).isEqualTo("paired-t");
  }

  @Test
  void sayInEveryPlaceThatTheySpeakOfTheseImages() {
    ImaginedRecord record =
        new ImaginedRecord(TinyStudy.fixed(TinyStudy.study(2)))
            .done("base", 0, 0.50)
            .done("base", 1, 0.25)
            .done("wide", 0, 0.75)
            .done("wide", 1, 0.75);
    StudyResult unknown = record.result();
    assertThat(unknown.comparisons().get(0).sentence()).contains(" on these validation images");
    assertThat(new String(ResultsJson.bytes(unknown), StandardCharsets.UTF_8))
        .contains("\"test\": \"paired-t\",")
        .contains("\"about\": \"these-validation-images\"");
    Map<String, String> right =
        Map.of("base-0", "1100", "base-1", "1000", "wide-0", "0111", "wide-1", "1110");
    StudyResult known =
        record.result(trial -> Optional.of(predictions(right.getOrDefault(trial, "0000"), 7)));
    assertThat(new String(ResultsJson.bytes(known), StandardCharsets.UTF_8))
        .contains("multi-reader-multi-case")
        .doesNotContain("these-validation-images");
  }

  @Test
  void speakOfTheseImagesWhereTrialsHadDifferentOnes() {
    Comparison comparison =
        RECORD
            .result(
                trial ->
                    Optional.of(
                        predictions(
                            RIGHT.getOrDefault(trial, "0000"), trial.endsWith("1") ? 8 : 7)))
            .comparisons()
            .get(0);
    assertThat(comparison.test()).isEqualTo("paired-t");
  }

  @Test
  void speakOfTheseImagesWhereTheFigureIsNoShareOfRightAnswers() {
    Comparison comparison =
        RECORD.result(trial -> Optional.of(predictions("1010", 7))).comparisons().get(0);
    assertThat(comparison.test()).isEqualTo("paired-t");
  }
}
