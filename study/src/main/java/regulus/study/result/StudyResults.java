package regulus.study.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import regulus.learning.data.SplitSpec;
import regulus.learning.storage.Predictions;
import regulus.study.StudyResult;
import regulus.study.StudyResult.CrossValidated;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;
import regulus.study.file.StudyFile;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;

/** What a study says, from its record alone; also while it runs, with what there is so far. */
public final class StudyResults {
  /** As outcomes call what was evaluated, on the test images too. */
  private static final String TEST_ACCURACY = "val_accuracy";

  private final StudySpec study;
  private final RecordedStudy recorded;
  private final Function<String, Optional<Predictions>> answers;

  private StudyResults(
      StudySpec study, RecordedStudy recorded, Function<String, Optional<Predictions>> answers) {
    this.study = study;
    this.recorded = recorded;
    this.answers = answers;
  }

  /**
   * Reads the record of a run folder and what its trials answered; nothing else is needed, not even
   * the data.
   *
   * @throws regulus.study.record.UnusableFolder if there is no record, or it cannot be read
   */
  public static StudyResult read(RunFolder folder) {
    RecordedStudy recorded = RecordedStudy.read(folder);
    return of(
        spec(folder, recorded.facts()), recorded, new SavedAnswers(folder).asWritten(recorded));
  }

  /** What was run, as the record holds it. */
  public static StudySpec spec(RunFolder folder, RecordedStudy.Facts facts) {
    return StudyFile.of(folder.study().toString(), facts.file(), List.of())
        .study(source -> facts.data());
  }

  /** From the record alone: comparisons then speak of figures, not of images. */
  public static StudyResult of(StudySpec study, RecordedStudy recorded) {
    return of(study, recorded, trial -> Optional.empty());
  }

  /**
   * @param answers of a trial on its validation (or, of a final trial, test) images, by its id
   */
  public static StudyResult of(
      StudySpec study, RecordedStudy recorded, Function<String, Optional<Predictions>> answers) {
    return new StudyResults(study, recorded, answers).result();
  }

  private StudyResult result() {
    List<VariantResult> variants = study.variants().stream().map(this::variant).toList();
    TrialPairs pairs = new TrialPairs(study.data().split(), study.choose(), answers);
    Optional<LookBack> looks =
        recorded
            .untilDecided()
            .map(it -> LookBack.of(new LookBack.Study(study, variants, pairs), it.plan()));
    StudyResult result =
        new StudyResult(
            study,
            variants,
            looks
                .map(LookBack::comparisons)
                .orElseGet(() -> new Differences(study, variants, pairs).all()),
            Choosing.choose(variants, study.choose()),
            study.finalTest().isPresent() ? finals() : List.of(),
            study.crossValidation().stream().flatMap(this::crossValidation).toList(),
            looks.map(LookBack::looking));
    return result.with(new Ahead(result, pairs).leaders()).after(Seeing.before(study, recorded));
  }

  private VariantResult variant(Variant variant) {
    boolean folds = study.repeat().folds().isPresent();
    List<TrialResult> trials =
        trials(variant, Role.VALIDATION).stream()
            .filter(trial -> trial.trial().isFold() == folds)
            .toList();
    return new VariantResult(
        variant,
        Parameters.of(variant.network()),
        trials,
        Summaries.of(study.repeat(), study.data().split(), trials));
  }

  private Stream<CrossValidated> crossValidation(CrossValidation wanted) {
    return wanted.variants().stream()
        .map(study::variant)
        .map(variant -> crossValidated(variant, study.data().inFolds(wanted.folds()).split()));
  }

  private CrossValidated crossValidated(Variant variant, SplitSpec split) {
    List<TrialResult> trials =
        trials(variant, Role.VALIDATION).stream().filter(trial -> trial.trial().isFold()).toList();
    return new CrossValidated(
        variant.name(), trials, Summaries.of(trials, TrialPairs.test(split, trials)));
  }

  /** In the order in which they were planned: the chosen variant's first. */
  private List<FinalResult> finals() {
    Set<String> names = new LinkedHashSet<>();
    recorded.plan().stream()
        .filter(planned -> role(planned) == Role.FINAL)
        .forEach(planned -> names.add(planned.variant()));
    List<FinalResult> finals =
        names.stream()
            .map(name -> Finals.of(name, trials(study.variant(name), Role.FINAL)))
            .toList();
    return Finals.compared(finals, new RightAnswers(answers, TEST_ACCURACY));
  }

  private Role role(RecordedStudy.Planned planned) {
    return recorded.trial(planned.trial()).orElseThrow().identity().role();
  }

  private List<TrialResult> trials(Variant variant, Role role) {
    return recorded.plan().stream()
        .filter(planned -> planned.variant().equals(variant.name()) && role(planned) == role)
        .map(planned -> recorded.trial(planned.trial()).orElseThrow())
        .map(trial -> trial.as(spec(variant, trial)))
        .toList();
  }

  private TrialSpec spec(Variant variant, RecordedTrial trial) {
    RecordedTrial.Identity identity = trial.identity();
    Optional<CrossValidation> beside =
        study.crossValidation().filter(wanted -> identity.fold() != TrialSpec.NO_FOLD);
    return new TrialSpec(
        identity.id(),
        variant.name(),
        identity.seed(),
        identity.fold(),
        identity.role(),
        beside.map(wanted -> study.data().inFolds(wanted.folds())).orElse(study.data()),
        variant.network(),
        identity.role() == Role.FINAL
            ? variant.training().forExactly(identity.epochs())
            : variant.training());
  }
}
