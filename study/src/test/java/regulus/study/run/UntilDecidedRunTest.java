package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.setting.InvalidSetting;
import regulus.study.Looking;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.TinyStudy;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.record.UnusableFolder;
import regulus.study.run.StudyOutcome.Ending;

/** Seeds are added where a comparison is open, whatever happens on the way. */
final class UntilDecidedRunTest {
  private static final int MOST = 6;

  @TempDir Path temp;

  private static StudySpec study(int seeds) {
    return TinyStudy.apart(TinyStudy.study(seeds));
  }

  private RunFolder folder(String name) {
    return new RunFolder(temp.resolve(name));
  }

  private static StudyRun asked(StudySpec study, RunFolder folder, int jobs) {
    return TinyStudy.run(study, folder, jobs).untilDecided(OptionalInt.of(MOST));
  }

  private static StudyOutcome run(StudyRun run) {
    return new StudyRunner(new DrawnWork(), event -> {}, new StopSignal()).run(run);
  }

  private static Consumer<StudyEvent> stopAfter(int events, StopSignal stop) {
    int[] left = {events};
    return event -> {
      if (--left[0] == 0) {
        stop.request();
      }
    };
  }

  static Stream<StudySpec> studies() {
    return Stream.of(study(1), study(3), TinyStudy.inFolds(study(2), 3), TinyStudy.fixed(study(2)));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void bytesDoNotDependOnJobsOrInterruptions(StudySpec study) {
    RunFolder one = folder("one");
    StudyOutcome outcome = run(asked(study, one, 1));
    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
    RunFolder two = folder("two");
    run(asked(study, two, 2));
    assertThat(RunBytes.of(two)).isEqualTo(RunBytes.of(one)).hasSizeGreaterThan(20);

    RunFolder interrupted = folder("interrupted");
    for (int stopAfter = 1; stopAfter < 90; stopAfter += 4) {
      StopSignal stop = new StopSignal();
      var runner = new StudyRunner(new DrawnWork(), stopAfter(stopAfter, stop), stop);
      if (runner.run(asked(study, interrupted, 1 + stopAfter % 2)).ending() == Ending.COMPLETE) {
        break;
      }
    }
    assertThat(run(asked(study, interrupted, 2)).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(RunBytes.of(interrupted)).isEqualTo(RunBytes.of(one));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyLookHasItsSeedsAndTheLastOneAllThatWereTrained(StudySpec study) {
    RunFolder folder = folder("run");
    StudyResult result = run(asked(study, folder, 2)).result();
    Looking looking = result.looking().orElseThrow();
    int folds = study.repeat().foldNumbers().size();
    assertThat(looking.taken()).isNotEmpty();
    assertThat(looking.plan().looks().seeds())
        .startsWith(looking.taken().stream().map(Looking.Look::seeds).toArray(Integer[]::new));
    assertThat(looking.next(study)).isEmpty();
    assertThat(result.variants())
        .allMatch(it -> it.trials().size() == folds * looking.last().seeds());
    assertThat(result.comparisons().get(0).looked().orElseThrow().number())
        .isEqualTo(looking.taken().size());
    assertThat(result.comparisons().get(0).n()).isEqualTo(folds * looking.last().seeds());
  }

  @Test
  void aLaterPlainRunGoesOnAsItWasBegunAndSaysSo() {
    StudySpec study = study(2);
    RunFolder whole = folder("whole");
    run(asked(study, whole, 2));
    RunFolder folder = folder("run");
    StopSignal stop = new StopSignal();
    new StudyRunner(new DrawnWork(), stopAfter(25, stop), stop).run(asked(study, folder, 1));
    StudyOutcome plain = run(TinyStudy.run(study, folder, 2));
    assertThat(plain.remark().orElseThrow())
        .isEqualTo(
            "This study was begun with --until-decided, up to 6 seeds, and goes on so; its verdicts"
                + " count all of its looks.");
    assertThat(RunBytes.of(folder)).isEqualTo(RunBytes.of(whole));
  }

  @Test
  void looksPlannedForOneNumberOfSeedsAreNotMadeForAnother() {
    StudySpec study = study(2);
    RunFolder folder = folder("run");
    run(asked(study, folder, 2));
    StudyRun more = TinyStudy.run(study, folder, 2).untilDecided(OptionalInt.of(9));
    assertThatThrownBy(() -> run(more))
        .isInstanceOf(UnusableFolder.class)
        .hasMessageContaining("was begun with at most 6 seeds")
        .hasMessageEndingWith("choose another folder with --out.");
    StudyRun same = TinyStudy.run(study, folder, 2).untilDecided(OptionalInt.empty());
    assertThat(run(same).result().looking().orElseThrow().plan().most()).isEqualTo(MOST);
  }

  @Test
  void looksStayWhateverTheFileAsksForLater() throws IOException {
    RunFolder folder = folder("run");
    run(asked(study(2), folder, 2));
    byte[] results = Files.readAllBytes(folder.results());
    RecordedStudy recorded = RecordedStudy.read(folder);
    for (StudyRun other :
        List.of(
            TinyStudy.run(study(3), folder, 2),
            TinyStudy.run(study(3), folder, 2).untilDecided(OptionalInt.of(9)),
            TinyStudy.run(study(3), folder, 2).untilDecided(OptionalInt.empty()))) {
      assertThatThrownBy(() -> run(other))
          .isInstanceOf(UnusableFolder.class)
          .hasMessage(
              "The folder "
                  + folder.root()
                  + " holds looks of --until-decided, up to 6 seeds, which stay, and the study file"
                  + " now compares something else: put back its seeds, variants, margin and choice"
                  + " as they were then, or choose another folder with --out.");
    }
    assertThat(RecordedStudy.read(folder)).isEqualTo(recorded);
    assertThat(Files.readAllBytes(folder.results())).isEqualTo(results);
    assertThat(run(asked(study(2), folder, 2)).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(Files.readAllBytes(folder.results())).isEqualTo(results);
  }

  @Test
  void beforeTheFirstLookAnotherPlanMayTakeItsPlace() {
    RunFolder folder = folder("run");
    StopSignal stop = new StopSignal();
    new StudyRunner(new DrawnWork(), stopAfter(2, stop), stop).run(asked(study(2), folder, 1));
    assertThat(RecordedStudy.read(folder).untilDecided().orElseThrow().looked()).isFalse();
    run(TinyStudy.run(study(3), folder, 2));
    assertThat(RecordedStudy.read(folder).untilDecided()).isEmpty();
  }

  @Test
  void whoLookedBeforeIsTold() {
    RunFolder folder = folder("run");
    assertThat(run(TinyStudy.run(study(2), folder, 2)).result().earlier()).isEmpty();
    for (int time = 1; time <= 2; time++) {
      assertThat(run(asked(study(2), folder, 2)).result().earlier().orElseThrow().sentences())
          .singleElement()
          .asString()
          .startsWith("The comparisons could be seen before their looks were planned;");
    }
    assertThat(run(asked(study(2), folder("other"), 2)).result().earlier()).isEmpty();
  }

  @Test
  void whoLookedBeforeWithFewerSeedsIsTold() {
    RunFolder folder = folder("run");
    run(TinyStudy.run(study(2), folder, 2));
    assertThat(run(asked(study(3), folder, 2)).result().earlier().orElseThrow().sentences())
        .singleElement()
        .asString()
        .startsWith("The comparisons could be seen before their looks were planned;");
  }

  @Test
  void theLooksAreToldAsTheyHappenAndKept() throws IOException {
    RunFolder folder = folder("run");
    List<StudyEvent> events = new ArrayList<>();
    StudyOutcome outcome =
        new StudyRunner(new DrawnWork(), events::add, new StopSignal())
            .run(asked(study(2), folder, 2));
    Looking looking = outcome.result().looking().orElseThrow();
    assertThat(events)
        .filteredOn(StudyEvent.Looked.class::isInstance)
        .hasSize(looking.taken().size());
    assertThat(Files.readString(folder.results())).contains("\"until_decided\"", "\"level\"");
  }

  @Test
  void variantsThatAreTheirBaseAreRefused() {
    StudyRun twins =
        TinyStudy.run(TinyStudy.study(2), folder("run"), 1).untilDecided(OptionalInt.empty());
    assertThatThrownBy(() -> run(twins))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Nothing can be decided by more seeds: every variant of this study is the same as its"
                + " base.");
  }

  @Test
  void noMoreSeedsThanTheFileHasAreRefused() {
    StudyRun few = TinyStudy.run(study(3), folder("run"), 1).untilDecided(OptionalInt.of(3));
    assertThatThrownBy(() -> run(few))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("Invalid most seeds: expected more than the 3 of the study file, received 3.");
  }
}
