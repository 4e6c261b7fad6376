package regulus.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.LargeStudies;
import regulus.report.imagined.Networks;
import regulus.statistics.Comparison;
import regulus.statistics.Interval;
import regulus.statistics.Measure;
import regulus.study.StudyResult;
import regulus.study.Variant;

final class HeadlineTest {
  private static final Measure ACCURACY =
      new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS);

  private static Comparison comparison(String variant, Comparison.Verdict verdict) {
    return new Comparison(
        new Comparison.Subject(variant, "base", ACCURACY),
        new Comparison.Effect(3, Optional.of(0.01), "corrected-resampled-t"),
        Optional.of(
            new Comparison.Significance(
                new Interval(0.001, 0.019),
                0.01,
                0.02,
                verdict == Comparison.Verdict.EQUIVALENT
                    ? Optional.of(new Comparison.Equivalence(0.03, 0.01, 0.02))
                    : Optional.empty())),
        verdict,
        Optional.empty());
  }

  private static Headline headline(Comparison... comparisons) {
    StudyResult result = ImaginedStudy.finished();
    return Headline.of(
        new StudyResult(
            result.study(),
            result.variants(),
            List.of(comparisons),
            result.chosen(),
            result.finals()),
        "clothes");
  }

  @Test
  void asksWhetherAnyVariantBeatsTheBase() {
    assertThat(headline().question())
        .isEqualTo("Does any of dropout, l1, l2 or batch-norm classify clothes better than base?");
  }

  @Test
  void asksHowWellASingleNetworkDoes() {
    assertThat(Headline.of(ImaginedStudy.single(), "clothes").question())
        .isEqualTo("How well does base classify clothes?");
  }

  @Test
  void asksWhichOfSeveralBasesIsBest() {
    Variant base = Networks.five().get(0);
    Variant other = new Variant("wide", Optional.empty(), base.network(), base.training());
    StudyResult result =
        ImaginedStudy.of(
            ImaginedStudy.spec(List.of(base, other), 1),
            ImaginedStudy.done(ImaginedStudy.spec(List.of(base, other), 1)));
    assertThat(Headline.of(result, "clothes").question())
        .isEqualTo("Which of 2 networks classifies clothes best?");
  }

  @Test
  void whatIsBetterIsSaidInTheComparisonsOwnWords() {
    Comparison better = comparison("dropout", Comparison.Verdict.BETTER);
    assertThat(headline(better).answer()).containsExactly(better.sentence());
  }

  @Test
  void whatCouldNotBeShownIsSaidTogether() {
    assertThat(
            headline(
                    comparison("l1", Comparison.Verdict.WORSE),
                    comparison("dropout", Comparison.Verdict.UNDECIDED),
                    comparison("wide", Comparison.Verdict.EQUIVALENT),
                    comparison("l2", Comparison.Verdict.UNDECIDED))
                .answer())
        .containsExactly(
            "l1 is worse than base; wide is equivalent to base within 3.0 points; no difference from"
                + " base could be shown for dropout or l2.");
  }

  @Test
  void withOneSeedNothingCanBeCompared() {
    assertThat(Headline.of(ImaginedStudy.once(), "clothes").answer())
        .containsExactly(
            "dropout, l1, l2 and batch-norm cannot be compared with base, because fewer than two"
                + " seeds of both have finished.");
  }

  @Test
  void manyVariantsAreCountedNotNamed() {
    Headline headline = Headline.of(LargeStudies.sweeps(), "memes");
    assertThat(headline.question())
        .isEqualTo("Does any of 24 variants classify memes better than base?");
    assertThat(String.join(" ", headline.answer())).contains("variants").hasSizeLessThan(400);
  }
}
