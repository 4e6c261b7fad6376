package regulus.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.statistics.Comparison;
import regulus.statistics.Interval;
import regulus.statistics.Leaders;
import regulus.statistics.Summary;
import regulus.statistics.TestComparison;

/**
 * What a study says; {@code results.json} is this record and nothing more, without times.
 *
 * @param variants in the study's order
 * @param comparisons each variant with its base
 * @param chosen the variant that validated best; none while nothing has finished
 * @param finals the final tests, the chosen variant's first
 * @param crossValidation of the variants that the study cross-validates beside the comparison
 * @param looking of a study that is run until it is decided
 * @param leaders who is ahead; none where there is nothing to compare but variants with their bases
 * @param earlier what could be seen of the comparisons before, if that matters to their verdicts
 */
public record StudyResult(
    StudySpec study,
    List<VariantResult> variants,
    List<Comparison> comparisons,
    Optional<String> chosen,
    List<FinalResult> finals,
    List<CrossValidated> crossValidation,
    Optional<Looking> looking,
    Optional<Leaders> leaders,
    Optional<Earlier> earlier) {

  public StudyResult {
    variants = List.copyOf(variants);
    comparisons = List.copyOf(comparisons);
    finals = List.copyOf(finals);
    crossValidation = List.copyOf(crossValidation);
  }

  /** Of which it is not known who leads. */
  public StudyResult(
      StudySpec study,
      List<VariantResult> variants,
      List<Comparison> comparisons,
      Optional<String> chosen,
      List<FinalResult> finals,
      List<CrossValidated> crossValidation,
      Optional<Looking> looking) {
    this(
        study,
        variants,
        comparisons,
        chosen,
        finals,
        crossValidation,
        looking,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with who leads. */
  public StudyResult with(Optional<Leaders> ahead) {
    return new StudyResult(
        study, variants, comparisons, chosen, finals, crossValidation, looking, ahead, earlier);
  }

  /** The same with what could be seen before. */
  public StudyResult after(Optional<Earlier> before) {
    return new StudyResult(
        study, variants, comparisons, chosen, finals, crossValidation, looking, leaders, before);
  }

  /** Of a study that looks at its comparisons once. */
  public StudyResult(
      StudySpec study,
      List<VariantResult> variants,
      List<Comparison> comparisons,
      Optional<String> chosen,
      List<FinalResult> finals,
      List<CrossValidated> crossValidation) {
    this(study, variants, comparisons, chosen, finals, crossValidation, Optional.empty());
  }

  /** Of a study without a cross-validation beside the comparison. */
  public StudyResult(
      StudySpec study,
      List<VariantResult> variants,
      List<Comparison> comparisons,
      Optional<String> chosen,
      List<FinalResult> finals) {
    this(study, variants, comparisons, chosen, finals, List.of());
  }

  /** Every trial of the study: of the variants, of cross-validations, of the final test. */
  public Stream<TrialResult> trials() {
    return Stream.of(
            variants.stream().map(VariantResult::trials),
            crossValidation.stream().map(CrossValidated::trials),
            finals.stream().map(FinalResult::trials))
        .flatMap(lists -> lists.flatMap(List::stream));
  }

  /** The chosen variant's final models against those of every other that was tested. */
  public List<TestComparison> finalComparisons() {
    return finals.stream().flatMap(last -> last.against().stream()).toList();
  }

  /** What one variant gave. */
  public VariantResult variant(String name) {
    return variants.stream()
        .filter(result -> result.variant().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No variant is named " + name));
  }

  /**
   * @param parameters weights in all, and those that train
   * @param trials in the order of seeds and folds, whatever their state
   * @param summary over the finished trials, by figure: {@code val_accuracy}, and {@code accuracy}
   *     for the training examples
   */
  public record VariantResult(
      Variant variant,
      Parameters parameters,
      List<TrialResult> trials,
      Map<String, Summary> summary) {
    public VariantResult {
      trials = List.copyOf(trials);
      summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
    }

    /**
     * Whether it trains: false if every finished trial only guesses; none while nothing has
     * finished or where that cannot be told.
     */
    public Optional<Boolean> trains() {
      List<Optional<Boolean>> learned =
          trials.stream().filter(TrialResult::done).map(TrialResult::learned).toList();
      boolean any = learned.contains(Optional.of(true));
      return learned.isEmpty() || (!any && learned.contains(Optional.<Boolean>empty()))
          ? Optional.empty()
          : Optional.of(any);
    }

    /** The finished trials that are known to have learned nothing. */
    public List<TrialResult> guessing() {
      return trials.stream().filter(it -> it.learned().equals(Optional.of(false))).toList();
    }

    /** Whether it is known not to train: its figures are no results. */
    public boolean onlyGuesses() {
      return trains().equals(Optional.of(false));
    }
  }

  /**
   * What cross-validating one variant gave.
   *
   * @param variant its name
   * @param trials in the order of the folds, whatever their state
   * @param summary over the finished folds, by figure: {@code val_accuracy}, {@code val_loss}
   */
  public record CrossValidated(
      String variant, List<TrialResult> trials, Map<String, Summary> summary) {
    public CrossValidated {
      trials = List.copyOf(trials);
      summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
    }
  }

  /** Numbers of weights. */
  public record Parameters(long total, long trainable) {
    public static Parameters of(NetworkSpec network) {
      Shapes shapes = Shapes.of(network);
      return new Parameters(shapes.parameters(), shapes.trainableParameters());
    }
  }

  /**
   * A variant on the test set.
   *
   * @param trials one per retraining seed
   * @param test mean over the trials that are done, by name; empty while none is
   * @param accuracy95 Wilson's interval of the mean accuracy: the chance of the test images alone
   * @param against the chosen variant's models compared with these; none for the chosen one, and
   *     where it is not known which images each has right
   */
  public record FinalResult(
      String variant,
      List<TrialResult> trials,
      Map<String, Double> test,
      Optional<Interval> accuracy95,
      Optional<TestComparison> against) {
    public FinalResult {
      trials = List.copyOf(trials);
      test = Collections.unmodifiableMap(new LinkedHashMap<>(test));
    }

    /** Of a variant that is compared with nothing. */
    public FinalResult(
        String variant,
        List<TrialResult> trials,
        Map<String, Double> test,
        Optional<Interval> accuracy95) {
      this(variant, trials, test, accuracy95, Optional.empty());
    }

    /** The same with what the chosen variant is compared with it. */
    public FinalResult with(TestComparison comparison) {
      return new FinalResult(variant, trials, test, accuracy95, Optional.of(comparison));
    }

    /** One figure over the models that were tested; none if none was. */
    public Optional<Summary> summary(String name) {
      double[] values =
          trials.stream()
              .flatMap(trial -> trial.outcome().stream())
              .flatMap(outcome -> outcome.figure("val_" + name).stream())
              .mapToDouble(Double::doubleValue)
              .toArray();
      return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
    }
  }
}
