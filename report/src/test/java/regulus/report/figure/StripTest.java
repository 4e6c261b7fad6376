package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.report.imagined.ImaginedStudy;
import regulus.study.StudyResult;

/** Every repetition beside its base's. */
final class StripTest {
  private static final StudyResult FINISHED = ImaginedStudy.finished();

  private static double recorded(String variant, int trial) {
    return FINISHED
        .variant(variant)
        .trials()
        .get(trial)
        .outcome()
        .flatMap(outcome -> outcome.figure("val_accuracy"))
        .orElseThrow();
  }

  @Test
  void aPointHasItsValueAndThatOfTheBaseOfTheSameSeed() {
    List<Strip> strips = Strip.of(FINISHED);
    assertThat(strips)
        .extracting(Strip::variant)
        .containsExactly("base", "dropout", "l1", "l2", "batch-norm");
    Strip dropout = strips.get(1);
    assertThat(dropout.slot()).isEqualTo(1);
    for (int seed = 0; seed < 3; seed++) {
      assertThat(dropout.points().get(seed))
          .isEqualTo(
              new Strip.Point(
                  seed,
                  "seed " + seed,
                  recorded("dropout", seed),
                  Optional.of(recorded("base", seed))));
    }
    assertThat(dropout.mean())
        .isCloseTo(
            (recorded("dropout", 0) + recorded("dropout", 1) + recorded("dropout", 2)) / 3,
            within(1e-12));
  }

  @Test
  void aBaseHasPointsAlone() {
    assertThat(Strip.of(FINISHED).get(0).points())
        .hasSize(3)
        .allMatch(point -> point.baseline().isEmpty());
  }

  @Test
  void whatIsNotFinishedHasNoPointAndKeepsItsLane() {
    StudyResult failed = ImaginedStudy.withFailure("It diverged.");
    Strip l1 = Strip.of(failed).get(2);
    assertThat(l1.points()).extracting(Strip.Point::lane).containsExactly(0, 2);
    assertThat(Strip.of(ImaginedStudy.running()))
        .extracting(Strip::variant)
        .containsExactly("base");
    assertThat(Strip.of(ImaginedStudy.planned())).isEmpty();
  }
}
