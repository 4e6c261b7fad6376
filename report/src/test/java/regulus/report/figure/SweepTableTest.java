package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.LargeStudies;

final class SweepTableTest {
  private static final List<SweepTable> TABLES = SweepTable.of(LargeStudies.sweeps());

  @Test
  void everySweepHasItsMembersByWhatWasSwept() {
    assertThat(TABLES)
        .extracting(SweepTable::name)
        .containsExactly("dropout", "batch-norm", "l1l2", "size");
    SweepTable size = TABLES.get(3);
    assertThat(size.lists()).containsExactly("units", "rate");
    assertThat(size.rows()).hasSize(10);
    assertThat(size.rows().get(3).values()).containsExactly("32", "0.3");
    assertThat(size.rows().get(3).variant().name()).isEqualTo("size-units=32+rate=0.3");
  }

  @Test
  void columnsAreTheValidationFiguresBesideThoseOfTheBase() {
    SweepTable dropout = TABLES.get(0);
    assertThat(dropout.monitors()).containsExactly("val_accuracy", "val_precision", "val_loss");
    assertThat(dropout.base().orElseThrow().name()).isEqualTo("base");
    assertThat(dropout.rows().get(0).measured().get(0).values()).hasSize(3);
  }

  @Test
  void aStudyWithoutSweepsHasNone() {
    assertThat(SweepTable.of(ImaginedStudy.finished())).isEmpty();
  }

  @Test
  void longCurvesAreThinnedButKeepTheirEndsAndWhatWasKept() {
    LearningCurve whole = LearningCurve.of(LargeStudies.sweeps().variants().get(1), "precision");
    LearningCurve thin = whole.thinned(40);
    assertThat(whole.train()).hasSizeGreaterThan(225);
    assertThat(thin.train()).hasSizeBetween(30, 45);
    assertThat(thin.train().get(0)).isEqualTo(whole.train().get(0));
    assertThat(thin.train()).endsWith(whole.train().get(whole.train().size() - 1));
    assertThat(thin.train()).extracting(LearningCurve.Point::epoch).containsAll(whole.kept());
    assertThat(whole.thinned(1000)).isEqualTo(whole);
  }
}
