package regulus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import regulus.learning.training.History;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Interval;
import regulus.statistics.Leaders;
import regulus.statistics.Measure;
import regulus.statistics.Pairing;
import regulus.statistics.Summary;
import regulus.statistics.TestComparisons;
import regulus.statistics.TestComparisons.Pair;
import regulus.statistics.TestComparisons.Tested;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;

final class ClosingTest {
  private static final StudySpec STUDY = Happening.STUDY;
  private static final double[] BASE = {0.80, 0.82};
  private static final double[] DROPOUT = {0.90, 0.93};

  private static VariantResult variant(int index, State state, double... figures) {
    List<TrialResult> trials =
        List.of(trial(index, State.DONE), trial(index + STUDY.variants().size(), state));
    Map<String, Summary> summary =
        figures.length == 0 ? Map.of() : Map.of("val_accuracy", Summary.of(figures));
    return new VariantResult(
        STUDY.variants().get(index), new Parameters(130, 130), trials, summary);
  }

  private static TrialResult trial(int index, State state) {
    return new TrialResult(
        Happening.TRIALS.get(index),
        state,
        History.EMPTY,
        OptionalInt.empty(),
        Optional.empty(),
        state == State.FAILED ? Optional.of("The loss is not a number.") : Optional.empty(),
        1);
  }

  private static Comparison comparison() {
    Measure measure = new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS);
    return Comparisons.of(
            List.of(new Pairing(new Comparison.Subject("dropout", "base", measure), DROPOUT, BASE)),
            new CorrectedResampledT(0.25))
        .get(0);
  }

  private static List<String> lines(StudyResult result, int openings) {
    return new Closing(result, new Paint(false)).lines(83, openings);
  }

  @Test
  void theBestVariantStandsFirstAndTheTestLast() {
    FinalResult tested =
        new FinalResult(
            "dropout",
            List.of(),
            Map.of("loss", 0.3, "accuracy", 0.9168),
            Optional.of(new Interval(0.911, 0.9219)));
    StudyResult result =
        new StudyResult(
            STUDY,
            List.of(variant(0, State.DONE, BASE), variant(1, State.DONE, DROPOUT)),
            List.of(comparison()),
            Optional.of("dropout"),
            List.of(tested));
    assertThat(lines(result, 1))
        .containsExactly(
            "imagined · 4 of 4 trials · 1 min 23 s",
            "  dropout  0.9150 ± 0.0212  " + comparison().figures() + "  " + comparison().remark(),
            "  base     0.8100 ± 0.0141",
            "Chosen by validation accuracy: dropout."
                + " Test set (opened once): 0.9168 [0.911, 0.922].");
    assertThat(lines(result, 3).get(3)).contains("(opened 3 times)");
  }

  @Test
  void whoLeadsIsSaidBelowTheTable() {
    StudyResult result =
        new StudyResult(
                STUDY,
                List.of(variant(0, State.DONE, BASE), variant(1, State.DONE, DROPOUT)),
                List.of(comparison()),
                Optional.of("dropout"),
                List.of())
            .with(
                Optional.of(
                    new Leaders(List.of("dropout", "l2"), Leaders.Bond.TOGETHER, List.of(), 3)));
    assertThat(lines(result, 0).get(3))
        .isEqualTo("dropout and l2 cannot be told apart by this study.");
  }

  @Test
  void aSecondFinalModelIsComparedInOneLine() {
    boolean[] dropout = {true, true, true, false, true};
    boolean[] base = {true, false, true, false, false};
    FinalResult chosen =
        new FinalResult("dropout", List.of(), Map.of("accuracy", 0.8), Optional.empty());
    FinalResult other =
        new FinalResult("base", List.of(), Map.of("accuracy", 0.4), Optional.empty())
            .with(
                TestComparisons.of(
                        List.of(new Tested("dropout", "base", List.of(new Pair(dropout, base)))))
                    .get(0));
    StudyResult result =
        new StudyResult(
            STUDY,
            List.of(variant(0, State.DONE, BASE), variant(1, State.DONE, DROPOUT)),
            List.of(comparison()),
            Optional.of("dropout"),
            List.of(chosen, other));
    assertThat(lines(result, 1).get(5))
        .isEqualTo(
            "Test set, dropout against base: +40.0 points [0.00, 80.0], undecided for these two"
                + " trained models (McNemar's exact test, Holm p = .50).");
  }

  @Test
  void whatFailedIsNamedWithItsCause() {
    StudyResult result =
        new StudyResult(
            STUDY,
            List.of(variant(0, State.DONE, BASE), variant(1, State.FAILED)),
            List.of(),
            Optional.of("base"),
            List.of());
    assertThat(lines(result, 0))
        .containsExactly(
            "imagined · 3 of 4 trials · 1 min 23 s",
            "  base     0.8100 ± 0.0141",
            "  dropout  no trial finished",
            "  dropout · seed 1 · failed: The loss is not a number.",
            "Chosen by validation accuracy: base.");
  }
}
