package regulus.study.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.network.WeightArray;
import regulus.learning.schedule.ReduceLrOnPlateau;
import regulus.learning.training.Direction;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.EpochListener;
import regulus.learning.training.Monitor;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudyResult.CrossValidated;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.TinyStudy;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.record.FolderLock;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;
import regulus.study.record.TrialFiles;
import regulus.study.record.UnusableFolder;
import regulus.study.result.ResultsJson;
import regulus.study.run.StudyOutcome.Ending;

final class StudyRunnerTest {
  @TempDir Path temp;

  @Test
  void runsEveryTrialThenTestsTheChosenVariantAndTheNamedOne() throws IOException {
    StudySpec study = TinyStudy.study(2);
    List<StudyEvent> events = new ArrayList<>();
    RunFolder folder = folder("run");
    StudyOutcome outcome =
        new StudyRunner(new DrawnWork(), events::add, new StopSignal())
            .run(TinyStudy.run(study, folder, 2));

    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
    String chosen = outcome.result().chosen().orElseThrow();
    assertThat(events).contains(new StudyEvent.Chosen(chosen));
    assertThat(outcome.result().finals().get(0).variant()).isEqualTo(chosen);
    assertThat(outcome.result().finals()).extracting(result -> result.variant()).contains("base");
    assertThat(outcome.result().comparisons()).hasSize(1);
    RecordedStudy recorded = RecordedStudy.read(folder);
    assertThat(recorded.trials().values()).allMatch(trial -> trial.state() == State.DONE);
    assertThat(recorded.openings()).hasSize(outcome.result().finals().size());
    assertThat(Files.readString(folder.results())).contains("\"chosen\": \"" + chosen + "\"");
    assertThat(Files.readString(folder.provenance())).contains("\"test_set_openings\"");
    assertThat(Files.readString(folder.study())).isEqualTo("study: tiny\n");
  }

  static Stream<StudySpec> studies() {
    FinalTest asTheyAre = new FinalTest(Retrain.NONE, List.of("base"));
    StudySpec folds = TinyStudy.inFolds(TinyStudy.study(2), 3);
    return Stream.of(
        TinyStudy.study(3),
        folds,
        TinyStudy.with(folds, asTheyAre),
        TinyStudy.crossValidating(TinyStudy.study(2), 4));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void bytesDoNotDependOnJobsOrInterruptions(StudySpec study) {
    RunFolder one = folder("one");
    run(study, one, 1);
    RunFolder two = folder("two");
    run(study, two, 2);
    assertThat(RunBytes.of(two)).isEqualTo(RunBytes.of(one)).hasSizeGreaterThan(20);

    RunFolder interrupted = folder("interrupted");
    for (int stopAfter = 1; stopAfter < 60; stopAfter += 3) {
      StopSignal stop = new StopSignal();
      StudyOutcome outcome =
          new StudyRunner(new DrawnWork(), stopAfter(stopAfter, stop), stop)
              .run(TinyStudy.run(study, interrupted, 1 + stopAfter % 2));
      if (outcome.ending() == Ending.COMPLETE) {
        break;
      }
      assertThat(outcome.ending()).isEqualTo(Ending.INTERRUPTED);
    }
    assertThat(run(study, interrupted, 2).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(RunBytes.of(interrupted)).isEqualTo(RunBytes.of(one));
  }

  @Test
  void doneTrialsAreReusedAndDamagedOnesBeginAnew() throws IOException {
    StudySpec study = TinyStudy.study(2);
    RunFolder folder = folder("run");
    int finals = run(study, folder, 2).result().finals().size();
    assertThat(startedIn(study, folder)).isEmpty();

    Map<String, String> before = RunBytes.of(folder);
    String damaged = TinyStudy.trials(study).get(1).id();
    Files.writeString(new TrialFiles(folder, damaged).weights(), "x", StandardCharsets.UTF_8);
    assertThat(startedIn(study, folder)).containsExactly(damaged);
    assertThat(RunBytes.of(folder)).isEqualTo(before);
    assertThat(RecordedStudy.read(folder).openings()).hasSize(finals);
  }

  @Test
  void aTrialThatBeginsAnewSaysWhichFileItLost() throws IOException {
    StudySpec study = TinyStudy.study(2);
    RunFolder folder = folder("run");
    run(study, folder, 2);
    Path weights = new TrialFiles(folder, TinyStudy.trials(study).get(0).id()).weights();
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    Path predictions =
        new TrialFiles(folder, TinyStudy.trials(study).get(1).id()).predictions(Role.VALIDATION);
    Files.delete(predictions);
    assertThat(lostIn(study, folder))
        .containsExactly(
            weights + " is not as it was written: its size or SHA-256 is another",
            predictions + " is missing");
    assertThat(lostIn(study, folder)).isEmpty();
  }

  @Test
  void answersThatAreNotAsTheyWereWrittenAreUsedNowhere() throws IOException {
    StudySpec study = TinyStudy.study(2);
    RunFolder folder = folder("run");
    run(study, folder, 2);
    String trial = TinyStudy.trials(study).get(1).id();
    Path answers = new TrialFiles(folder, trial).predictions(Role.VALIDATION);
    byte[] bytes = Files.readAllBytes(answers);
    bytes[bytes.length - 1] ^= 1;
    Files.write(answers, bytes);
    RecordedStudy recorded = RecordedStudy.read(folder);
    SavedAnswers saved = new SavedAnswers(folder);
    assertThat(saved.of(trial)).as("a file that can be read").isPresent();
    assertThat(saved.damage(recorded)).singleElement().asString().contains("not as it was written");
    assertThat(saved.asWritten(recorded).apply(trial)).isEmpty();
    assertThat(saved.asWritten(recorded).apply("nobody")).isEmpty();
    List<String> others = new ArrayList<>(recorded.trials().keySet());
    others.remove(trial);
    assertThat(others).allMatch(it -> saved.asWritten(recorded).apply(it).isPresent());
  }

  @Test
  void aTrialThatThrowsFailsAloneAndIsTriedAgain() {
    StudySpec study = TinyStudy.study(2);
    RunFolder folder = folder("run");
    String bad = TinyStudy.trials(study).get(2).id();
    StudyOutcome outcome =
        new StudyRunner(
                failing(bad, new OutOfMemoryError("Java heap space")),
                event -> {},
                new StopSignal())
            .run(TinyStudy.run(study, folder, 2));
    assertThat(outcome.ending()).isEqualTo(Ending.SOME_FAILED);
    assertThat(outcome.failed()).isEqualTo(1);
    assertThat(RecordedStudy.read(folder).trial(bad).orElseThrow().failure())
        .hasValueSatisfying(
            cause -> assertThat(cause).startsWith("It ran out of memory: run fewer"));
    assertThat(outcome.result().chosen())
        .as("a variant that lacks a seed does not compete")
        .isEqualTo(
            Optional.of(TinyStudy.trials(study).get(2).variant().equals("base") ? "wide" : "base"));

    StudyRun again = TinyStudy.run(study, folder, 2).reopening(Optional.of("a trial had failed"));
    assertThat(new StudyRunner(new DrawnWork(), event -> {}, new StopSignal()).run(again).ending())
        .isEqualTo(Ending.COMPLETE);
    RunFolder smooth = folder("smooth");
    run(study, smooth, 1);
    assertThat(RunBytes.of(folder)).containsAllEntriesOf(RunBytes.of(smooth));
  }

  @Test
  void withoutRetrainingTheModelOfEverySeedIsTestedAsItIs() throws IOException {
    FinalTest test = new FinalTest(Retrain.NONE, List.of("base", "wide"));
    RunFolder folder = folder("run");
    StudyResult result = run(TinyStudy.with(TinyStudy.study(3), test), folder, 2).result();
    assertThat(result.finals()).hasSize(2);
    for (FinalResult last : result.finals()) {
      List<TrialSpec> trials = last.trials().stream().map(TrialResult::trial).toList();
      assertThat(trials).extracting(TrialSpec::seed).containsExactly(0L, 1L, 2L);
      for (TrialSpec trial : trials) {
        assertThat(trial.id()).isEqualTo(last.variant() + "-" + trial.seed() + "-test");
        String source = last.variant() + "-" + trial.seed();
        assertThat(Files.readAllBytes(new TrialFiles(folder, trial.id()).weights()))
            .isEqualTo(Files.readAllBytes(new TrialFiles(folder, source).weights()));
      }
      Summary accuracy = last.summary("accuracy").orElseThrow();
      assertThat(accuracy.n()).isEqualTo(3);
      assertThat(accuracy.mean()).isCloseTo(last.test().get("accuracy"), within(1e-12));
    }
    assertThat(RecordedStudy.read(folder).openings()).as("each opening is recorded").hasSize(6);
  }

  @Test
  void theTestSetIsReadOnceUnlessThereIsAReason() {
    FinalTest first = new FinalTest(Retrain.NONE, List.of("base")).ofSeeds(1);
    FinalTest more = new FinalTest(Retrain.NONE, List.of("base")).ofSeeds(2);
    RunFolder folder = folder("run");
    int once = run(TinyStudy.with(TinyStudy.study(2), first), folder, 2).result().finals().size();
    StudySpec study = TinyStudy.with(TinyStudy.study(2), more);

    StudyOutcome closed = run(study, folder, 2);
    assertThat(closed.closed().orElseThrow())
        .startsWith("The test set of this study was opened on 20")
        .contains("base (seed 1)", "--reopen-test");
    assertThat(closed.result().finals()).allMatch(last -> last.trials().size() == 1);
    assertThat(RecordedStudy.read(folder).openings()).hasSize(once);

    StudyRun reopening = TinyStudy.run(study, folder, 2).reopening(Optional.of("one more seed"));
    StudyOutcome open =
        new StudyRunner(new DrawnWork(), event -> {}, new StopSignal()).run(reopening);
    assertThat(open.closed()).isEmpty();
    assertThat(open.result().finals()).allMatch(last -> last.trials().size() == 2);
    assertThat(RecordedStudy.read(folder).openings())
        .extracting(RecordedStudy.Opening::reason)
        .startsWith(Optional.empty())
        .endsWith(Optional.of("one more seed"))
        .hasSize(2 * once);
    assertThat(run(study, folder, 2).closed()).isEmpty();
  }

  @Test
  void asManySeedsAreTestedAsTheStudyAsksFor() {
    FinalTest test = new FinalTest(Retrain.NONE, List.of()).ofSeeds(2);
    StudyResult result = run(TinyStudy.with(TinyStudy.study(3), test), folder("none"), 2).result();
    assertThat(result.finals().get(0).trials()).hasSize(2);

    FinalTest again = new FinalTest(Retrain.TRAIN_AND_VALIDATION, List.of()).ofSeeds(3);
    StudyResult other = run(TinyStudy.with(TinyStudy.study(3), again), folder("all"), 2).result();
    assertThat(other.finals().get(0).trials()).hasSize(3);
  }

  @Test
  void aFinalTrainingMayHaveEpochsOfItsOwn() {
    FinalTest test = new FinalTest(Retrain.TRAIN_AND_VALIDATION, List.of()).after(5);
    StudyResult result = run(TinyStudy.with(TinyStudy.study(2), test), folder("run"), 2).result();
    TrialResult last = result.finals().get(0).trials().get(0);
    assertThat(last.trial().training().epochs()).isEqualTo(5);
    assertThat(last.history().size()).isEqualTo(5);
    assertThat(result.variant("base").trials().get(0).history().size()).isEqualTo(3);
  }

  @Test
  void everyFoldIsATrialAndItsModelIsTested() {
    FinalTest test = new FinalTest(Retrain.NONE, List.of());
    StudySpec study = TinyStudy.with(TinyStudy.inFolds(TinyStudy.study(2), 3), test);
    StudyResult result = run(study, folder("run"), 2).result();
    assertThat(result.variant("base").trials())
        .extracting(trial -> trial.trial().repetition())
        .containsExactly(
            "seed 0, fold 0",
            "seed 0, fold 1",
            "seed 0, fold 2",
            "seed 1, fold 0",
            "seed 1, fold 1",
            "seed 1, fold 2");
    assertThat(result.comparisons().get(0).n()).isEqualTo(6);
    assertThat(result.comparisons().get(0).sentence()).contains("corrected t over 6 folds");
    assertThat(result.finals().get(0).trials()).hasSize(6);
  }

  @Test
  void aCrossValidationBesidesTakesNoPartInTheComparison() throws IOException {
    StudySpec plain = TinyStudy.study(3);
    StudyResult alone = run(plain, folder("alone"), 2).result();
    RunFolder folder = folder("besides");
    StudyResult both = run(TinyStudy.crossValidating(plain, 4), folder, 2).result();
    assertThat(both.variants()).isEqualTo(withoutTimes(alone, both));
    assertThat(both.comparisons()).isEqualTo(alone.comparisons());
    assertThat(both.chosen()).isEqualTo(alone.chosen());

    CrossValidated base = both.crossValidation().get(0);
    assertThat(base.variant()).isEqualTo("base");
    assertThat(base.trials()).extracting(trial -> trial.trial().fold()).containsExactly(0, 1, 2, 3);
    assertThat(base.trials()).allMatch(trial -> trial.trial().data().split().folds().isPresent());
    assertThat(base.summary()).containsKeys("val_accuracy", "val_loss");
    assertThat(base.summary())
        .hasEntrySatisfying("val_accuracy", summary -> assertThat(summary.n()).isEqualTo(4));
    assertThat(Files.readString(folder.results()))
        .contains("\"cross_validation\": [")
        .contains("\"fold\": 3");
  }

  /** Seconds differ between runs; everything else must not. */
  private static List<VariantResult> withoutTimes(StudyResult alone, StudyResult both) {
    assertThat(both.variants())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*seconds")
        .isEqualTo(alone.variants());
    return both.variants();
  }

  @Test
  void aFinalTrainingFollowsTheRatesOfAScheduleThatItCannotWatch() {
    ReduceLrOnPlateau plateau =
        new ReduceLrOnPlateau(new Monitor("val_loss", Direction.MIN, 0), 0.5, 0, 0, 0);
    StudySpec study = TinyStudy.training(TinyStudy.study(2), TinyStudy.training().with(plateau));
    List<StudyEvent> events = new ArrayList<>();
    StudyOutcome outcome =
        new StudyRunner(new DrawnWork(), events::add, new StopSignal())
            .run(TinyStudy.run(study, folder("run"), 1));
    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(events)
        .filteredOn(event -> event instanceof StudyEvent.TrialStarted)
        .map(event -> ((StudyEvent.TrialStarted) event).trial())
        .filteredOn(trial -> trial.role() == Role.FINAL)
        .isNotEmpty()
        .allSatisfy(
            trial ->
                assertThat(trial.training().schedule())
                    .contains(new FollowedRates(List.of(0.1, 0.1, 0.1))));
  }

  @Test
  void afterEarlyStoppingTheFinalTrainingTakesTheMeanOfTheKeptEpochs() {
    EarlyStopping stopping =
        new EarlyStopping(new Monitor("val_loss", Direction.MIN, 0), 9, 0, true);
    StudySpec study = TinyStudy.training(TinyStudy.study(3), TinyStudy.training().with(stopping));
    StudyOutcome outcome = run(study, folder("run"), 2);
    String chosen = outcome.result().chosen().orElseThrow();
    double mean =
        outcome.result().variant(chosen).trials().stream()
            .mapToInt(trial -> trial.chosenEpoch().orElseThrow() + 1)
            .average()
            .orElseThrow();
    TrialSpec last = outcome.result().finals().get(0).trials().get(0).trial();
    assertThat(last.training().epochs()).isEqualTo((int) Math.round(mean)).isLessThan(3);
    assertThat(last.training().stopping()).isEmpty();
  }

  @Test
  void aTrialWhoseFilesCannotBeSavedFails() throws IOException {
    StudySpec study = TinyStudy.study(2);
    RunFolder folder = folder("run");
    String id = TinyStudy.trials(study).get(0).id();
    Files.createDirectories(folder.root().resolve("trials"));
    Files.writeString(folder.root().resolve("trials").resolve(id), "not a folder");
    StudyOutcome outcome = run(study, folder, 2);
    assertThat(outcome.ending()).isEqualTo(Ending.SOME_FAILED);
    assertThat(RecordedStudy.read(folder).trial(id).orElseThrow().failure())
        .hasValueSatisfying(cause -> assertThat(cause).startsWith("Its files cannot be saved: "));
  }

  @Test
  void aSecondRunInTheSameFolderIsRefused() {
    StudySpec study = TinyStudy.study(1);
    RunFolder folder = folder("run");
    try (FolderLock held = FolderLock.acquire(folder)) {
      assertThatThrownBy(() -> run(study, held.folder(), 1))
          .isInstanceOf(UnusableFolder.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
    assertThat(run(study, folder, 1).ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aFolderOfSomethingElseIsLeftAsItIs() throws IOException {
    RunFolder mine = folder("mine");
    Files.createDirectories(mine.root());
    Files.writeString(mine.study(), "study: written by hand");
    assertThatThrownBy(() -> run(TinyStudy.study(1), mine, 1))
        .isInstanceOf(UnusableFolder.class)
        .hasMessageContaining("holds a study.yaml that no run wrote");
    assertThat(mine.root()).isDirectoryNotContaining("glob:**study.db");

    RunFolder other = folder("other");
    run(TinyStudy.named(TinyStudy.study(1), "other"), other, 1);
    Map<String, String> before = RunBytes.of(other);
    assertThatThrownBy(() -> run(TinyStudy.study(1), other, 1))
        .isInstanceOf(UnusableFolder.class)
        .hasMessageContaining("holds another study, other;");
    assertThat(RunBytes.of(other)).isEqualTo(before);
  }

  @Test
  void aStudyThatLostATrialForgetsItInItsResults() {
    RunFolder folder = folder("run");
    run(TinyStudy.study(3), folder, 2);
    StudyOutcome fewer = run(TinyStudy.study(2), folder, 2);
    assertThat(fewer.result().variant("base").trials()).hasSize(2);
    RunFolder fresh = folder("fresh");
    StudyOutcome anew = run(TinyStudy.study(2), fresh, 2);
    String results = new String(ResultsJson.bytes(fewer.result()), UTF_8);
    assertThat(results).contains("\"seen_before\"");
    assertThat(results.replaceAll("(?s)  \"seen_before\".*?\n  },\n", ""))
        .isEqualTo(new String(ResultsJson.bytes(anew.result()), UTF_8));
  }

  private RunFolder folder(String name) {
    return new RunFolder(temp.resolve(name));
  }

  private static StudyOutcome run(StudySpec study, RunFolder folder, int jobs) {
    return new StudyRunner(new DrawnWork(), event -> {}, new StopSignal())
        .run(TinyStudy.run(study, folder, jobs));
  }

  /** The ids of the trials that had to be trained. */
  private static List<String> startedIn(StudySpec study, RunFolder folder) {
    List<String> started = new ArrayList<>();
    Consumer<StudyEvent> events =
        event -> {
          if (event instanceof StudyEvent.TrialStarted start) {
            started.add(start.trial().id());
          }
        };
    new StudyRunner(new DrawnWork(), events, new StopSignal()).run(TinyStudy.run(study, folder, 2));
    return started;
  }

  /** What was said of trials that had to begin anew. */
  private static List<String> lostIn(StudySpec study, RunFolder folder) {
    List<String> lost = new ArrayList<>();
    Consumer<StudyEvent> events =
        event -> {
          if (event instanceof StudyEvent.TrialLost loss) {
            lost.add(loss.damage());
          }
        };
    new StudyRunner(new DrawnWork(), events, new StopSignal()).run(TinyStudy.run(study, folder, 2));
    return lost;
  }

  private static Consumer<StudyEvent> stopAfter(int epochs, StopSignal stop) {
    List<StudyEvent> seen = new ArrayList<>();
    return event -> {
      if (event instanceof StudyEvent.EpochFinished) {
        seen.add(event);
      }
      if (seen.size() >= epochs) {
        stop.request();
      }
    };
  }

  private static TrialWork failing(String id, Error error) {
    DrawnWork work = new DrawnWork();
    return new TrialWork() {
      @Override
      public Trained train(TrialSpec trial, EpochListener epochs) throws InterruptedException {
        if (trial.id().equals(id)) {
          throw error;
        }
        return work.train(trial, epochs);
      }

      @Override
      public Trained test(TrialSpec trial, Map<String, WeightArray> weights) {
        return work.test(trial, weights);
      }
    };
  }
}
