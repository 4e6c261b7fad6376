package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.study.ImaginedRecord;
import regulus.study.StudyResult;
import regulus.study.TinyStudy;

final class StudyResultsTest {
  @Test
  void pairsTheSeedsThatBothVariantsFinished() {
    StudyResult result =
        new ImaginedRecord(TinyStudy.study(4))
            .done("base", 0, 0.90)
            .done("base", 1, 0.91)
            .done("base", 3, 0.92)
            .done("wide", 1, 0.93)
            .done("wide", 2, 0.99)
            .done("wide", 3, 0.95)
            .result();
    Comparison comparison = result.comparisons().get(0);
    assertThat(comparison.n()).isEqualTo(2);
    assertThat(comparison.difference().orElseThrow()).isCloseTo(0.025, within());
    assertThat(result.variant("wide").summary())
        .hasEntrySatisfying("val_accuracy", summary -> assertThat(summary.n()).isEqualTo(3));
  }

  @Test
  void theCorrectionUsesTheStudysOwnSplit() {
    StudyResult result =
        new ImaginedRecord(TinyStudy.study(3))
            .done("base", 0, 0.90)
            .done("base", 1, 0.90)
            .done("base", 2, 0.90)
            .done("wide", 0, 0.91)
            .done("wide", 1, 0.92)
            .done("wide", 2, 0.93)
            .result();
    // t = 0.02 / (0.01 · √(1/3 + 20/80)) = 2.6186 with 2 degrees of freedom (SciPy: p = 0.12012).
    assertThat(result.comparisons().get(0).pValue().orElseThrow())
        .isCloseTo(0.12012, Assertions.within(5e-6));
    assertThat(result.comparisons().get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void oneSeedIsNeverANumber() {
    Comparison comparison =
        new ImaginedRecord(TinyStudy.study(1))
            .done("base", 0, 0.90)
            .done("wide", 0, 0.95)
            .result()
            .comparisons()
            .get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(comparison.pValue()).isEmpty();
  }

  @Test
  void ofEqualVariantsTheFirstIsChosen() {
    assertThat(
            new ImaginedRecord(TinyStudy.study(1))
                .done("base", 0, 0.9)
                .done("wide", 0, 0.9)
                .result()
                .chosen())
        .contains("base");
  }

  @Test
  void aFailedSeedKeepsAVariantFromBeingChosen() {
    ImaginedRecord record =
        new ImaginedRecord(TinyStudy.study(2))
            .done("base", 0, 0.8)
            .done("base", 1, 0.8)
            .done("wide", 0, 0.9)
            .failed("wide", 1);
    assertThat(record.result().chosen()).contains("base");
    assertThat(record.result().variant("wide").trials().get(1).failure()).contains("It diverged.");
  }

  @Test
  void severalFinalTrialsAreTheirMean() {
    StudyResult.FinalResult last =
        new ImaginedRecord(TinyStudy.study(2))
            .done("base", 0, 0.8)
            .done("base", 1, 0.8)
            .done("wide", 0, 0.9)
            .done("wide", 1, 0.9)
            .tested("wide", 0, 0.8)
            .tested("wide", 1, 0.9)
            .result()
            .finals()
            .get(0);
    assertThat(last.test().get("accuracy")).isCloseTo(0.85, within());
    // SciPy: binomtest(17, 20).proportion_ci(method="wilson"), 17 of 20 being 0.85.
    assertThat(last.accuracy95().orElseThrow().low()).isCloseTo(0.639581, withinDigits());
    assertThat(last.accuracy95().orElseThrow().high()).isCloseTo(0.947631, withinDigits());
    assertThat(last.variant()).isEqualTo("wide");
  }

  private static Offset<Double> within() {
    return Assertions.within(1e-12);
  }

  private static Offset<Double> withinDigits() {
    return Assertions.within(1e-6);
  }
}
