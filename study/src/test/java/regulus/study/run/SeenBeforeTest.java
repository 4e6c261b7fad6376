package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.study.Earlier;
import regulus.study.Extras;
import regulus.study.Seen;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Comparing;
import regulus.study.TinyStudy;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;

/** A folder remembers what could be seen of its comparisons, and says when it is seen again. */
final class SeenBeforeTest {
  @TempDir Path temp;

  private static StudySpec study(int seeds) {
    return TinyStudy.apart(TinyStudy.study(seeds));
  }

  private static StudySpec with(StudySpec study, OptionalDouble margin) {
    return new StudySpec(
        study.name(),
        study.data(),
        study.variants(),
        study.repeat(),
        study.choose(),
        study.finalTest(),
        Extras.NONE,
        Optional.empty(),
        new Comparing(margin));
  }

  private StudyResult run(StudySpec study, String folder) {
    RunFolder place = new RunFolder(temp.resolve(folder));
    return new StudyRunner(new DrawnWork(), event -> {}, new StopSignal())
        .run(TinyStudy.run(study, place, 2))
        .result();
  }

  private String results(String folder) throws IOException {
    return Files.readString(new RunFolder(temp.resolve(folder)).results());
  }

  private static List<String> sentences(StudyResult result) {
    return result.earlier().map(Earlier::sentences).orElse(List.of());
  }

  @Test
  void theSameStudyRunAgainSaysNothingNew() throws IOException {
    run(study(2), "once");
    run(study(2), "twice");
    assertThat(run(study(2), "twice").earlier()).isEmpty();
    assertThat(results("twice")).isEqualTo(results("once")).doesNotContain("seen_before");
    assertThat(RecordedStudy.read(new RunFolder(temp.resolve("twice"))).seen()).hasSize(1);
  }

  @Test
  void moreSeedsAfterALookAreSaid() throws IOException {
    run(study(2), "run");
    run(study(3), "run");
    assertThat(sentences(run(study(5), "run")))
        .containsExactly(
            "The comparisons were seen before with 2 seeds and 3 seeds, so that verdicts come with"
                + " more false ones than 5 %; --until-decided, in another folder, adds seeds and"
                + " keeps the level.");
    assertThat(results("run")).contains("\"seen_before\"", "were seen before with 2 seeds");
  }

  @Test
  void imagesThatAreDividedOtherwiseAreSaid() throws IOException {
    run(study(2), "run");
    assertThat(sentences(run(TinyStudy.inFolds(study(2), 4), "run")))
        .singleElement()
        .asString()
        .startsWith("The comparisons were seen before with the images divided otherwise (")
        .contains("; now 4 folds), so that verdicts come with more false ones than 5 %.");
    assertThat(results("run")).contains("\"division\": ");
  }

  @Test
  void recordsThatDoNotSayHowImagesWereDividedSayNothing() {
    Seen before = new Seen(List.of(0L), Map.of(), OptionalDouble.empty(), "loss", Optional.empty());
    Seen now =
        new Seen(List.of(0L), Map.of(), OptionalDouble.empty(), "loss", Optional.of("4 folds"));
    assertThat(new Earlier(now, List.of(before), false).sentences()).isEmpty();
    assertThat(new Earlier(now, List.of(before), false).others()).isEmpty();
  }

  @Test
  void oneSeedShowsNothing() {
    run(study(1), "run");
    assertThat(run(study(2), "run").earlier()).isEmpty();
  }

  @Test
  void aMarginAfterTheFiguresIsSaidAndOneBeforeThemIsNot() {
    run(study(2), "run");
    assertThat(sentences(run(with(study(2), OptionalDouble.of(0.25)), "run")))
        .containsExactly(
            "The margin of 0.25 was given after the comparisons had been seen without one;"
                + " \"equivalent\" holds for a margin that was said before.");
    run(with(study(2), OptionalDouble.of(0.25)), "first");
    assertThat(run(study(2), "first").earlier()).isEmpty();
    assertThat(run(with(study(2), OptionalDouble.of(0.25)), "first").earlier()).isEmpty();
    assertThat(sentences(run(with(study(2), OptionalDouble.of(0.5)), "first")))
        .singleElement()
        .asString()
        .contains("seen with another one");
  }

  @Test
  void variantsThatWereLeftOutOrChangedAreNamed() {
    StudySpec whole = TinyStudy.study(2);
    run(whole, "run");
    assertThat(sentences(run(study(2), "run")))
        .singleElement()
        .asString()
        .contains(" left out or changed since ")
        .startsWith("The comparisons were seen before with ");
  }
}
