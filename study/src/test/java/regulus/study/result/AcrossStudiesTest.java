package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.storage.Predictions;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Holm;
import regulus.statistics.ImageScores;
import regulus.statistics.MultiReaderMultiCase;
import regulus.study.ImaginedRecord;
import regulus.study.Looking;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Comparing;
import regulus.study.TinyStudy;
import regulus.study.UntilDecided;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.result.Contender.Reason;

/** Networks of several studies of the same images. */
final class AcrossStudiesTest {
  private static final double[] LOW = {0.50, 0.60, 0.55};
  private static final double[] MIDDLE = {0.62, 0.71, 0.68};
  private static final double[] HIGH = {0.75, 0.83, 0.81};

  private static ComparedStudy study(String name, StudySpec spec, double[] base, double[] wide) {
    ImaginedRecord record = new ImaginedRecord(spec);
    IntStream.range(0, base.length).forEach(seed -> record.done("base", seed, base[seed]));
    IntStream.range(0, wide.length).forEach(seed -> record.done("wide", seed, wide[seed]));
    return compared(name, spec, record, "abc");
  }

  private static ComparedStudy study(String name, double[] base, double[] wide) {
    return study(name, TinyStudy.study(base.length), base, wide);
  }

  private static ComparedStudy compared(
      String name, StudySpec spec, ImaginedRecord record, String fingerprint) {
    return new ComparedStudy(
        name,
        record.result(),
        new Facts(spec.name(), "", TinyStudy.INFO, fingerprint),
        trial -> Optional.empty());
  }

  private static Contender named(ComparedStudy study, String variant) {
    return new Contender(study, variant, Reason.NAMED);
  }

  private static Contender chosen(ComparedStudy study) {
    return new Contender(study, study.result().chosen().orElseThrow(), Reason.CHOSEN);
  }

  private static AcrossStudies across(Contender baseline, Contender... others) {
    return across(OptionalDouble.empty(), baseline, others);
  }

  private static AcrossStudies across(
      OptionalDouble margin, Contender baseline, Contender... others) {
    List<Contender> all =
        java.util.stream.Stream.concat(java.util.stream.Stream.of(baseline), Arrays.stream(others))
            .toList();
    return AcrossStudies.of(all, baseline, margin);
  }

  private static double p(double[] variant, double[] baseline) {
    double[] differences =
        IntStream.range(0, variant.length).mapToDouble(i -> variant[i] - baseline[i]).toArray();
    return new CorrectedResampledT(0.25).test(differences).orElseThrow().estimate().pValue();
  }

  @Test
  void pairTheTrialsOfTheSameSeed() {
    AcrossStudies across =
        across(named(study("one", LOW, MIDDLE), "base"), named(study("two", LOW, HIGH), "wide"));
    Comparison comparison = across.comparisons().get(0);
    assertThat(comparison.n()).isEqualTo(3);
    assertThat(comparison.difference().orElseThrow()).isCloseTo(0.74 / 3, within(1e-12));
    assertThat(comparison.test()).isEqualTo("corrected-resampled-t");
    assertThat(comparison.pValue().orElseThrow()).isCloseTo(p(HIGH, LOW), within(1e-12));
    assertThat(comparison.sentence()).startsWith("two:wide is better than one:base by 24.7 points");
  }

  @Test
  void countEveryVariantThatChanceCouldHaveChosen() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy two = study("two", new double[] {0.51, 0.59, 0.57}, HIGH);
    AcrossStudies across = across(chosen(one), chosen(two));
    assertThat(across.comparisons()).hasSize(1);
    assertThat(across.counted()).isEqualTo(4);
    double[] adjusted =
        Holm.adjust(
            p(HIGH, MIDDLE),
            p(HIGH, LOW),
            p(new double[] {0.51, 0.59, 0.57}, MIDDLE),
            p(new double[] {0.51, 0.59, 0.57}, LOW));
    assertThat(across.comparisons().get(0).pAdjusted().orElseThrow())
        .isCloseTo(adjusted[0], within(1e-12));
  }

  @Test
  void countEveryVariantThatCouldHaveBeenNamed() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy two = study("two", new double[] {0.51, 0.59, 0.57}, HIGH);
    AcrossStudies across = across(named(one, "base"), named(two, "wide"));
    assertThat(across.counted()).isEqualTo(4);
    assertThat(across.notes().get(0))
        .isEqualTo(
            "p is corrected for 4 comparisons (Holm): all of the variants that might have been"
                + " chosen or named instead of these.");
    assertThat(across.comparisons().get(0).pAdjusted().orElseThrow())
        .isGreaterThan(across.comparisons().get(0).pValue().orElseThrow());
    assertThat(across(named(one, "base"), named(one, "wide")).counted())
        .as("a pair counts once, whichever stands first")
        .isEqualTo(1);
  }

  @Test
  void countWhatIsShownWhereAllVariantsAre() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy two = study("two", new double[] {0.51, 0.59, 0.57}, HIGH);
    AcrossStudies across =
        across(
            new Contender(one, "base", Reason.EVERY),
            new Contender(one, "wide", Reason.EVERY),
            new Contender(two, "base", Reason.EVERY),
            new Contender(two, "wide", Reason.EVERY));
    assertThat(across.counted()).isEqualTo(3);
    assertThat(across.notes().get(0)).isEqualTo("p is corrected for 3 comparisons (Holm).");
  }

  @Test
  void sayWhereTwoFoldersHoldOneStudy() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy copy = study("copy", LOW, MIDDLE);
    assertThat(AcrossStudies.twice(List.of(one, copy)))
        .contains(
            "one and copy hold one study, whose trials are equal in both; its own report compares"
                + " its variants.");
    ComparedStudy other =
        new ComparedStudy(
            "other",
            copy.result(),
            new Facts("tiny", "another file", TinyStudy.INFO, "abc"),
            copy.answers());
    assertThat(AcrossStudies.twice(List.of(one, other)))
        .as("the same trainings, whatever else the file says")
        .contains(
            "one and other hold one study, whose trials are equal in both; its own report compares"
                + " its variants.");
    assertThat(across(named(one, "base"), named(other, "base")).notes())
        .contains("other:base and one:base share trainings: equal ids compute the same.");
  }

  @Test
  void sayWhereACopyOfAFolderHasOtherSeeds() {
    double[] fewer = {0.50, 0.60};
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy some = study("some", fewer, fewer);
    ComparedStudy copy =
        new ComparedStudy(
            "copy",
            some.result(),
            new Facts("tiny", "another file", TinyStudy.INFO, "abc"),
            some.answers());
    assertThat(AcrossStudies.twice(List.of(one, copy)))
        .contains(
            "one and copy hold one study, whose trials are equal in both where they have the same"
                + " seeds; its own report compares its variants.");
  }

  @Test
  void sayThatAStudysOwnVerdictsStand() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy two = study("two", new double[] {0.51, 0.59, 0.57}, HIGH);
    String own =
        "one itself compares wide with base: what its own report says of that stands; here other"
            + " comparisons may count.";
    assertThat(across(named(one, "base"), named(one, "wide"), named(two, "wide")).notes())
        .contains(own);
    assertThat(
            across(
                    new Contender(one, "base", Reason.EVERY),
                    new Contender(one, "wide", Reason.EVERY))
                .notes())
        .contains(own);
    assertThat(across(named(one, "base"), named(two, "wide")).notes()).doesNotContain(own);
  }

  @Test
  void areCalledByTheirOwnNamesWithinOneStudy() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    assertThat(across(named(one, "base"), named(one, "wide")).comparisons().get(0).variant())
        .as("within one study the variant's own name is enough")
        .isEqualTo("wide");
  }

  @Test
  void giveNoNumberOfFewerThanTwoCommonSeeds() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ImaginedRecord begun = new ImaginedRecord(TinyStudy.study(3)).done("wide", 1, 0.9);
    ComparedStudy two = compared("two", TinyStudy.study(3), begun, "abc");
    Comparison comparison = across(named(one, "base"), named(two, "wide")).comparisons().get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(comparison.n()).isEqualTo(1);
    assertThat(comparison.difference()).isEmpty();
    assertThat(comparison.significance()).isEmpty();
    assertThat(comparison.sentence()).contains("fewer than two seeds were finished by both");
  }

  @Test
  void pairOnlyTheSeedsThatBothHave() {
    ComparedStudy two = study("two", new double[] {0.5, 0.6}, new double[] {0.7, 0.9});
    Comparison comparison =
        across(named(study("one", LOW, MIDDLE), "base"), named(two, "wide")).comparisons().get(0);
    assertThat(comparison.n()).isEqualTo(2);
    assertThat(comparison.difference().orElseThrow()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void areNotComparedWhereDataDiffer() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    ComparedStudy other =
        compared("two", TinyStudy.study(3), new ImaginedRecord(TinyStudy.study(3)), "xyz");
    assertThat(AcrossStudies.obstacle(List.of(one, other)))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .startsWith("one and two are not comparable: their data differ, though both"));
    assertThatThrownBy(() -> across(named(one, "base"), named(other, "base")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areNotComparedWhereSplitsOrFiguresDiffer() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    StudySpec plain = TinyStudy.study(3);
    StudySpec fixed = TinyStudy.fixed(plain);
    assertThat(AcrossStudies.obstacle(List.of(one, study("two", fixed, LOW, HIGH))))
        .contains(
            "one and two are not comparable: they divide the images differently, one with 0.2 of"
                + " the training images to choose by, the other with 0.5 of the test images to choose"
                + " by.");
    StudySpec byLoss =
        new StudySpec(
            plain.name(),
            plain.data(),
            plain.variants(),
            plain.repeat(),
            new Choice("val_loss", Direction.MIN),
            plain.finalTest());
    assertThat(AcrossStudies.obstacle(List.of(one, study("two", byLoss, LOW, HIGH))))
        .contains(
            "one and two are not comparable: one chooses by val_accuracy (max),"
                + " the other by val_loss (min); differences need one figure.");
    assertThat(AcrossStudies.obstacle(List.of(one, study("two", LOW, HIGH)))).isEmpty();
  }

  @Test
  void takeTheMarginOnWhichAllAgree() {
    StudySpec plain = TinyStudy.study(3);
    StudySpec half =
        new StudySpec(
            plain.name(),
            plain.data(),
            plain.variants(),
            plain.repeat(),
            plain.choose(),
            plain.finalTest(),
            plain.extras(),
            plain.crossValidation(),
            Comparing.within(0.005));
    ComparedStudy one = study("one", half, LOW, HIGH);
    assertThat(AcrossStudies.margin(List.of(one, study("two", half, LOW, LOW)))).hasValue(0.005);
    assertThat(AcrossStudies.margin(List.of(one, study("two", LOW, LOW)))).isEmpty();
  }

  @Test
  void areEquivalentWithinAMarginThatIsLargeEnough() {
    double[] near = {0.501, 0.600, 0.552};
    AcrossStudies across =
        across(
            OptionalDouble.of(0.02),
            named(study("one", LOW, MIDDLE), "base"),
            named(study("two", near, HIGH), "base"));
    assertThat(across.comparisons().get(0).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void speakOfSeedsAndImagesWhereAllShareTheirValidationImages() {
    StudySpec fixed = TinyStudy.fixed(TinyStudy.study(2));
    Map<String, String> right =
        Map.of("base-0", "1100", "base-1", "1000", "wide-0", "0111", "wide-1", "1110");
    Function<String, Optional<Predictions>> answers =
        trial -> Optional.ofNullable(right.get(trial)).map(AcrossStudiesTest::predictions);
    ComparedStudy known = study("one", fixed, new double[] {.5, .25}, new double[] {.75, .75});
    ComparedStudy one = new ComparedStudy("one", known.result(), known.facts(), answers);
    ComparedStudy two = new ComparedStudy("two", known.result(), known.facts(), answers);
    Comparison comparison = across(named(one, "base"), named(two, "wide")).comparisons().get(0);
    double[][] scores = {{-1, 0, 1, 1}, {0, 1, 1, 0}};
    assertThat(comparison.test()).isEqualTo("multi-reader-multi-case");
    assertThat(comparison.pValue())
        .contains(
            new MultiReaderMultiCase()
                .test(new ImageScores(scores))
                .orElseThrow()
                .estimate()
                .pValue());
  }

  private static Predictions predictions(String right) {
    float[] probabilities = new float[2 * right.length()];
    for (int i = 0; i < right.length(); i++) {
      probabilities[2 * i + (right.charAt(i) == '1' ? 1 : 0)] = 1;
    }
    int[] labels = new int[right.length()];
    Arrays.fill(labels, 1);
    return new Predictions(IntStream.range(0, right.length()).toArray(), labels, probabilities, 2);
  }

  @Test
  void takeOnlyTheSeedsThatAStudyHadBeforeItLookedAtAny() {
    ComparedStudy one = study("one", LOW, MIDDLE);
    StudyResult plain = study("two", LOW, HIGH).result();
    StudyResult looked =
        new StudyResult(
            plain.study(),
            plain.variants(),
            plain.comparisons(),
            plain.chosen(),
            plain.finals(),
            plain.crossValidation(),
            Optional.of(new Looking(new UntilDecided(2, 6), List.of())));
    ComparedStudy two = new ComparedStudy("two", looked, one.facts(), one.answers());
    assertThat(one.comparedSeeds()).isEmpty();
    assertThat(across(named(one, "base"), named(two, "wide")).notes())
        .contains(
            "Of two, only the first 2 seeds count: it got more because of what these showed.");
    assertThat(two.comparedSeeds()).hasValue(2);
    assertThat(named(two, "wide").summary().orElseThrow().mean())
        .as("of the seeds that are compared")
        .isCloseTo((HIGH[0] + HIGH[1]) / 2, within(1e-12));
    Comparison comparison = across(named(one, "base"), named(two, "wide")).comparisons().get(0);
    assertThat(comparison.n()).isEqualTo(2);
    assertThat(comparison.difference().orElseThrow()).isCloseTo(0.24, within(1e-12));
  }

  @Test
  void leaveOutWhatDoesNotTrain() {
    ImaginedRecord guessing =
        new ImaginedRecord(TinyStudy.study(2)).guessing("wide", 0, 0.5).guessing("wide", 1, 0.5);
    ComparedStudy two = compared("two", TinyStudy.study(2), guessing, "abc");
    Comparison comparison =
        across(named(study("one", LOW, MIDDLE), "base"), named(two, "wide")).comparisons().get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_TRAINED);
    assertThat(comparison.difference()).isEmpty();
  }
}
