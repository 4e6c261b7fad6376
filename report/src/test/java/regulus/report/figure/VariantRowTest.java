package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.report.figure.VariantRow.Pair;
import regulus.report.imagined.ImaginedStudy;
import regulus.study.StudyResult;

final class VariantRowTest {
  private static final StudyResult RESULT = ImaginedStudy.finished();
  private static final List<VariantRow> ROWS = VariantRow.of(RESULT);

  private static Measured measured(VariantRow row, String monitor) {
    return row.figures().stream()
        .filter(figure -> figure.monitor().equals(monitor))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rowsStandInTheStudysOrder() {
    assertThat(ROWS)
        .extracting(VariantRow::name)
        .containsExactly("base", "dropout", "l1", "l2", "batch-norm");
    assertThat(ROWS)
        .extracting(VariantRow::chosen)
        .containsExactly(false, false, false, false, true);
  }

  @Test
  void theChosenFigureComesFirstAndTheLossLast() {
    assertThat(ROWS.get(0).figures())
        .extracting(Measured::monitor)
        .containsExactly("val_accuracy", "accuracy", "val_loss", "loss");
  }

  @Test
  void onlyOneVariantIsBestInAColumnAndNoneInTraining() {
    assertThat(ROWS.stream().filter(row -> measured(row, "val_accuracy").best()))
        .extracting(VariantRow::name)
        .containsExactly("batch-norm");
    assertThat(ROWS.stream().filter(row -> measured(row, "val_loss").best())).hasSize(1);
    assertThat(ROWS.stream().filter(row -> measured(row, "accuracy").best())).isEmpty();
  }

  @Test
  void meansAreThoseOfTheStudysSummary() {
    assertThat(RESULT.variant("dropout").summary())
        .containsEntry(
            "val_accuracy", measured(ROWS.get(1), "val_accuracy").summary().orElseThrow());
  }

  @Test
  void differencesArePairedBySeedAndAverageToTheComparison() {
    VariantRow.Difference difference = ROWS.get(4).difference().orElseThrow();
    assertThat(difference.pairs()).extracting(Pair::seed).containsExactly(0L, 1L, 2L);
    assertThat(difference.pairs().stream().mapToDouble(Pair::difference).average().orElseThrow())
        .isCloseTo(difference.comparison().difference().orElseThrow(), within(1e-12));
    assertThat(ROWS.get(0).difference()).isEmpty();
  }

  @Test
  void failedTrialsCountForNothing() {
    VariantRow l1 = VariantRow.of(ImaginedStudy.withFailure("It diverged.")).get(2);
    assertThat(measured(l1, "val_accuracy").values()).hasSize(2);
    assertThat(l1.difference().orElseThrow().pairs())
        .extracting(Pair::seed)
        .containsExactly(0L, 2L);
  }

  @Test
  void aSingleVariantIsNotTheBest() {
    VariantRow only = VariantRow.of(ImaginedStudy.single()).get(0);
    assertThat(only.figures()).noneMatch(Measured::best);
    assertThat(measured(only, "val_accuracy").spreadText()).isEmpty();
  }

  @Test
  void whatHasNotFinishedIsADash() {
    VariantRow planned = VariantRow.of(ImaginedStudy.planned()).get(0);
    assertThat(measured(planned, "val_accuracy").meanText()).isEqualTo("–");
    assertThat(planned.effort().epochsText()).isEqualTo("–");
    assertThat(planned.effort().secondsText()).isEqualTo("–");
  }

  @Test
  void effortIsTheMeanTimeAndTheKeptEpochsFromOne() {
    Effort effort = ROWS.get(0).effort();
    assertThat(effort.secondsText()).isEqualTo("48 s");
    assertThat(effort.epochsText()).isEqualTo("15");
    assertThat(effort.keptText()).isEqualTo("15");
    assertThat(effort.parameters().total()).isEqualTo(93_322);
  }
}
