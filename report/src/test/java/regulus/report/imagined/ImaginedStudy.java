package regulus.report.imagined;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.training.Direction;
import regulus.report.figure.Answers;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.LeaderComparisons;
import regulus.statistics.Measure;
import regulus.statistics.Pairing;
import regulus.statistics.Summary;
import regulus.statistics.TestComparison;
import regulus.statistics.TestComparisons;
import regulus.statistics.TestComparisons.Pair;
import regulus.statistics.TestComparisons.Tested;
import regulus.statistics.WilsonInterval;
import regulus.study.DataSpec;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.Variant;

/** Results of the imagined study in every state that a report must make sense of. */
public final class ImaginedStudy {
  private static final Measure MEASURE =
      new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS);

  private ImaginedStudy() {}

  public static StudySpec spec(List<Variant> variants, int seeds) {
    return new StudySpec(
        "fashion-mnist-regularization",
        new DataSpec(
            new DataSource.Known("fashion-mnist-small"), SplitSpec.fraction(0.2), Pixels.UNIT),
        variants,
        StudySpec.Repetition.seeds(seeds),
        new StudySpec.Choice("val_accuracy", Direction.MAX),
        Optional.of(new StudySpec.FinalTest(StudySpec.Retrain.TRAIN_AND_VALIDATION, List.of())));
  }

  /** Five variants, three seeds, a final test of batch-norm. */
  public static StudyResult finished() {
    StudySpec study = spec(Networks.five(), 3);
    return tested(of(study, done(study)), "batch-norm", TestAnswers.answers(TestAnswers.dataset()));
  }

  /** As finished, but the base meets the test set, too. */
  public static StudyResult twiceTested(Answers chosen, Answers base) {
    StudySpec study = spec(Networks.five(), 3);
    StudyResult result = of(study, done(study));
    TestComparison comparison =
        TestComparisons.of(
                List.of(
                    new Tested(
                        "batch-norm", "base", List.of(new Pair(right(chosen), right(base))))))
            .get(0);
    return new StudyResult(
        study,
        result.variants(),
        result.comparisons(),
        Optional.of("batch-norm"),
        List.of(
            tested(result, "batch-norm", chosen).finals().get(0),
            tested(result, "base", base).finals().get(0).with(comparison)));
  }

  private static boolean[] right(Answers answers) {
    boolean[] right = new boolean[answers.count()];
    for (int i = 0; i < right.length; i++) {
      right[i] = answers.correct(i);
    }
    return right;
  }

  /** One variant, trained once, without a final test. */
  public static StudyResult single() {
    StudySpec study = spec(Networks.five().subList(0, 1), 1);
    return of(study, done(study));
  }

  /** Five variants with one seed. */
  public static StudyResult once() {
    StudySpec study = spec(Networks.five(), 1);
    return of(study, done(study));
  }

  /** The base is done, dropout runs, nothing else has begun. */
  public static StudyResult running() {
    StudySpec study = spec(Networks.five(), 3);
    List<List<TrialResult>> trials = new ArrayList<>(done(study).subList(0, 1));
    for (Variant variant : study.variants().subList(1, 5)) {
      int epochs = variant.name().equals("dropout") ? 4 : 0;
      trials.add(
          study.repeat().seeds().stream()
              .map(seed -> Trials.open(study, variant, seed, epochs))
              .toList());
    }
    return of(study, trials);
  }

  /** Nothing has begun. */
  public static StudyResult planned() {
    StudySpec study = spec(Networks.five(), 3);
    return of(
        study,
        study.variants().stream()
            .map(variant -> List.of(Trials.open(study, variant, 0, 0)))
            .toList());
  }

  /** As finished, but a trial of l1 failed. */
  public static StudyResult withFailure(String cause) {
    StudySpec study = spec(Networks.five(), 3);
    List<List<TrialResult>> trials = new ArrayList<>(done(study));
    List<TrialResult> failing = new ArrayList<>(trials.get(2));
    failing.set(1, Trials.failed(study, study.variants().get(2), 1, cause));
    trials.set(2, failing);
    return of(study, trials);
  }

  public static List<List<TrialResult>> done(StudySpec study) {
    return study.variants().stream()
        .map(
            variant ->
                study.repeat().seeds().stream()
                    .map(seed -> Trials.done(study, variant, seed))
                    .toList())
        .toList();
  }

  /**
   * @param trials of every variant, in the study's order
   */
  public static StudyResult of(StudySpec study, List<List<TrialResult>> trials) {
    List<VariantResult> variants = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      variants.add(variant(study.variants().get(i), trials.get(i)));
    }
    return new StudyResult(study, variants, comparisons(variants), chosen(variants), List.of());
  }

  public static StudyResult tested(StudyResult result, String name, Answers answers) {
    TrialResult last = Trials.tested(result.study(), result.study().variant(name), answers);
    Map<String, Double> test = last.outcome().orElseThrow().evaluated();
    int correct = (int) Math.round(test.getOrDefault("accuracy", 0.0) * answers.count());
    return new StudyResult(
        result.study(),
        result.variants(),
        result.comparisons(),
        Optional.of(name),
        List.of(
            new FinalResult(
                name,
                List.of(last),
                test,
                Optional.of(WilsonInterval.of(correct, answers.count())))));
  }

  /** The same study with who leads it. */
  public static StudyResult led(StudyResult result) {
    List<String> order =
        result.variants().stream()
            .sorted(Comparator.comparingDouble(variant -> -mean(variant)))
            .map(variant -> variant.variant().name())
            .toList();
    return result.with(
        LeaderComparisons.of(
            new LeaderComparisons.Field(
                order,
                result.comparisons(),
                (one, other) ->
                    new Pairing(
                        new Comparison.Subject(one, other, MEASURE),
                        validation(result.variant(one).trials()),
                        validation(result.variant(other).trials()))),
            new CorrectedResampledT((double) Trials.VALIDATION / Trials.TRAIN),
            new LeaderComparisons.Rules(OptionalDouble.empty(), Optional.empty())));
  }

  private static VariantResult variant(Variant variant, List<TrialResult> trials) {
    double[] values = validation(trials);
    return new VariantResult(
        variant,
        Parameters.of(variant.network()),
        trials,
        values.length == 0 ? Map.of() : Map.of("val_accuracy", Summary.of(values)));
  }

  private static Optional<String> chosen(List<VariantResult> variants) {
    return variants.stream()
        .filter(variant -> !variant.summary().isEmpty())
        .max(Comparator.comparingDouble(ImaginedStudy::mean))
        .map(variant -> variant.variant().name());
  }

  private static double mean(VariantResult variant) {
    return Summary.of(validation(variant.trials())).mean();
  }

  private static List<Comparison> comparisons(List<VariantResult> variants) {
    double[] base = validation(variants.get(0).trials());
    List<Pairing> pairings = new ArrayList<>();
    for (VariantResult variant : variants) {
      double[] values = validation(variant.trials());
      int pairs = Math.min(values.length, base.length);
      if (variant.variant().baseline().isPresent()) {
        pairings.add(
            new Pairing(
                new Comparison.Subject(variant.variant().name(), "base", MEASURE),
                java.util.Arrays.copyOf(values, pairs),
                java.util.Arrays.copyOf(base, pairs)));
      }
    }
    return Comparisons.of(
        pairings, new CorrectedResampledT((double) Trials.VALIDATION / Trials.TRAIN));
  }

  private static double[] validation(List<TrialResult> trials) {
    return trials.stream()
        .flatMap(trial -> trial.outcome().stream())
        .flatMap(outcome -> outcome.figure("val_accuracy").stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
