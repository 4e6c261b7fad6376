package regulus.study.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.WeightsFile;
import regulus.learning.training.Epoch;
import regulus.study.Looking;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.plan.Planner;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedTrial;
import regulus.study.record.SavedAnswers;
import regulus.study.record.StudyRecord;
import regulus.study.record.TrialFiles;
import regulus.study.result.Seeing;
import regulus.study.result.StudyResults;
import regulus.study.run.StudyOutcome.Ending;
import regulus.study.tensorboard.Histogram;

/** What happens in one run, in its order: the study's trials, the choice, the final trials. */
final class Course {
  /**
   * @param failed trials that failed
   * @param closed why the test set was not read again, if it would have been
   */
  record Ended(Ending ending, int failed, Optional<String> closed) {}

  private final StudyRun run;
  private final TrialWork work;
  private final Journal journal;
  private final StopSignal stop;
  private Optional<String> closed = Optional.empty();

  Course(StudyRun run, TrialWork work, Journal journal, StopSignal stop) {
    this.run = run;
    this.work = work;
    this.journal = journal;
    this.stop = stop;
  }

  Ended follow() {
    tell(record -> record.plan(run.trials()));
    carryOut(run.trials(), this::train);
    look();
    run.study().finalTest().ifPresent(this::finalTest);
    lookForTwins();
    see();
    return ended();
  }

  /** Adds seeds and looks again as long as the study is to and a comparison is open. */
  private void look() {
    Optional<Looking> looking = now().looking();
    Optional<Integer> next = looked(looking);
    while (next.isPresent() && !stop.requested()) {
      List<TrialSpec> further = further(looking.orElseThrow(), next.get());
      tell(record -> record.extend(further));
      carryOut(further, this::train);
      looking = now().looking();
      next = looked(looking);
    }
  }

  /** Keeps with what the comparisons can be seen from now on, unless planned looks count that. */
  private void see() {
    RecordedStudy recorded = recorded();
    if (recorded.untilDecided().isEmpty()) {
      Seeing.of(StudyResults.of(run.study(), recorded))
          .ifPresent(seen -> tell(record -> record.seen(seen)));
    }
  }

  /** After how many seeds the next look is. */
  private Optional<Integer> looked(Optional<Looking> looking) {
    Optional<Integer> next = looking.flatMap(it -> it.next(run.study()));
    looking
        .filter(it -> !it.taken().isEmpty())
        .ifPresent(
            it -> {
              tell(record -> record.looked(it.taken()));
              journal.report(
                  new StudyEvent.Looked(
                      it.taken().size(), it.plan().looks().count(), it.last(), next));
            });
    return next;
  }

  /** Trials that the next look needs and that are not planned yet. */
  private List<TrialSpec> further(Looking looking, int seeds) {
    Set<String> planned =
        recorded().plan().stream()
            .map(it -> it.variant() + " " + it.trial())
            .collect(Collectors.toSet());
    StudySpec study = run.study();
    return Planner.plan(study, study.repeat().first(seeds), looking.open(study)).stream()
        .map(run.setting().identify())
        .filter(trial -> !planned.contains(trial.variant() + " " + trial.id()))
        .toList();
  }

  /** What the study says so far, of its images too. */
  private StudyResult now() {
    return StudyResults.of(run.study(), recorded(), new SavedAnswers(run.folder())::of);
  }

  private void finalTest(FinalTest test) {
    StudyResult result = StudyResults.of(run.study(), recorded());
    Optional<String> chosen = result.chosen();
    if (chosen.isPresent() && !stop.requested()) {
      journal.report(new StudyEvent.Chosen(chosen.get()));
      FinalTrials finals = new FinalTrials(result, test, run.setting().identify());
      List<TrialSpec> trials = open(finals.trials(chosen.get()));
      tell(record -> record.extend(trials));
      carryOut(trials, test.retrain() == Retrain.NONE ? this::test : this::train);
    }
  }

  /** Those of the final trials that may read the test set. */
  private List<TrialSpec> open(List<TrialSpec> finals) {
    TestSet test = new TestSet(recorded());
    List<TrialSpec> added = test.added(finals);
    if (added.isEmpty()) {
      return finals;
    }
    Optional<String> reason = run.setting().reopen();
    if (reason.isPresent()) {
      tell(record -> record.reopen(reason.get()));
      return finals;
    }
    closed = Optional.of(test.objection(added));
    return finals.stream().filter(trial -> !added.contains(trial)).toList();
  }

  private Trained train(TrialSpec trial) throws InterruptedException {
    return work.train(
        trial,
        (epoch, seconds, weights) ->
            journal.finished(trial, epoch, seconds, histograms(epoch, weights)));
  }

  /** Counted on the training's thread, while the weights are as they are. */
  private Map<String, Histogram> histograms(
      Epoch epoch, Supplier<Map<String, WeightArray>> weights) {
    return run.study()
        .tensorBoard()
        .filter(wanted -> wanted.countsWeights(epoch.index()))
        .map(wanted -> Histogram.ofEach(weights.get()))
        .orElse(Map.of());
  }

  /** Tests the model of the trial that the final trial stands for, as it is. */
  private Trained test(TrialSpec trial) throws InterruptedException {
    String id = FinalTrials.source(trial);
    Trained tested = work.test(trial, WeightsFile.read(new TrialFiles(run.folder(), id).weights()));
    Outcome source = recorded().trial(id).flatMap(RecordedTrial::outcome).orElseThrow();
    Outcome outcome =
        new Outcome(
            source.trainExamples(),
            tested.outcome().evaluatedExamples(),
            source.train(),
            tested.outcome().evaluated(),
            source
                .labels()
                .flatMap(of -> tested.outcome().labels().map(it -> it.trainedOn(of.train()))));
    return new Trained(
        tested.history(), tested.chosenEpoch(), outcome, tested.weights(), tested.predictions());
  }

  private void carryOut(List<TrialSpec> trials, Crew.Task task) {
    Set<String> done = reusable(trials);
    journal.report(new StudyEvent.Planned(trials, done));
    keep(trials, done);
    List<TrialSpec> left =
        new ArrayList<>(
            distinct(trials).stream().filter(trial -> !done.contains(trial.id())).toList());
    // Seed by seed, so that comparisons have pairs early.
    left.sort(Comparator.comparingLong(TrialSpec::seed).thenComparingInt(TrialSpec::fold));
    new Crew(run.setting().jobs(), journal, stop).run(left, task);
  }

  private void keep(List<TrialSpec> trials, Set<String> done) {
    RecordedStudy recorded = recorded();
    trials.stream()
        .filter(trial -> done.contains(trial.id()))
        .forEach(trial -> journal.kept(trial, recorded.trial(trial.id()).orElseThrow()));
  }

  /** Trials that are done, with all their files as they were; others have to begin anew. */
  private Set<String> reusable(List<TrialSpec> trials) {
    RecordedStudy recorded = recorded();
    Set<String> whole = new LinkedHashSet<>();
    for (TrialSpec trial : distinct(trials)) {
      RecordedTrial known = recorded.trial(trial.id()).orElseThrow();
      if (known.state() == State.DONE) {
        List<String> damage = new TrialFiles(run.folder(), trial.id()).damage(known);
        if (damage.isEmpty()) {
          whole.add(trial.id());
        } else {
          tell(record -> record.forget(trial.id()));
          journal.report(new StudyEvent.TrialLost(trial, damage.get(0)));
        }
      }
    }
    return whole;
  }

  /**
   * At the end, when all cores are free for it: which evaluated images a trial had seen before. Of
   * each trial once; also of those that an earlier run has done without looking.
   */
  private void lookForTwins() {
    StudyResult result = StudyResults.of(run.study(), recorded());
    SavedAnswers answers = new SavedAnswers(run.folder());
    result
        .trials()
        .filter(trial -> trial.outcome().filter(it -> it.twins().isEmpty()).isPresent())
        .map(TrialResult::trial)
        .takeWhile(trial -> !stop.requested())
        .forEach(
            trial ->
                answers
                    .of(trial.id())
                    .flatMap(saved -> work.twins(trial, saved))
                    .ifPresent(found -> tell(record -> record.twins(trial.id(), found))));
  }

  private Ended ended() {
    RecordedStudy recorded = recorded();
    Map<State, Long> states = new LinkedHashMap<>();
    recorded.plan().stream()
        .map(RecordedStudy.Planned::trial)
        .distinct()
        .map(id -> recorded.trial(id).orElseThrow().state())
        .forEach(state -> states.merge(state, 1L, Long::sum));
    int failed = states.getOrDefault(State.FAILED, 0L).intValue();
    boolean open = states.containsKey(State.PENDING) || states.containsKey(State.RUNNING);
    boolean untested = run.study().finalTest().isPresent() && !hasFinals(recorded);
    boolean interrupted = stop.requested() && (open || untested);
    return new Ended(
        interrupted ? Ending.INTERRUPTED : failed > 0 ? Ending.SOME_FAILED : Ending.COMPLETE,
        failed,
        closed);
  }

  private static boolean hasFinals(RecordedStudy recorded) {
    return recorded.plan().stream()
        .map(planned -> recorded.trial(planned.trial()).orElseThrow())
        .anyMatch(trial -> trial.identity().role() == TrialSpec.Role.FINAL);
  }

  private RecordedStudy recorded() {
    return journal.ask(StudyRecord::read);
  }

  private void tell(Consumer<StudyRecord> change) {
    journal.ask(
        record -> {
          change.accept(record);
          return record;
        });
  }

  private static List<TrialSpec> distinct(List<TrialSpec> trials) {
    Map<String, TrialSpec> byId = new LinkedHashMap<>();
    trials.forEach(trial -> byId.putIfAbsent(trial.id(), trial));
    return List.copyOf(byId.values());
  }
}
