package regulus.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.data.SplitSpec;
import regulus.learning.storage.Predictions;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Measure;
import regulus.statistics.MultiReaderMultiCase;
import regulus.statistics.PairedTest;
import regulus.statistics.Pairing;
import regulus.statistics.Pairing.Trained;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.result.RightAnswers.Pair;

/** Each variant with its base, paired by seed and fold, by the figure that the study chooses by. */
final class Differences {
  private final StudySpec study;
  private final List<VariantResult> variants;
  private final Measure measure;
  private final RightAnswers right;

  private Differences(
      StudySpec study,
      List<VariantResult> variants,
      Function<String, Optional<Predictions>> answers) {
    this.study = study;
    this.variants = variants;
    this.measure = measure(study.choose());
    this.right = new RightAnswers(answers, study.choose().by());
  }

  /**
   * @param answers of a trial on its validation images, by its id
   */
  static List<Comparison> of(
      StudySpec study,
      List<VariantResult> variants,
      Function<String, Optional<Predictions>> answers) {
    return new Differences(study, variants, answers).all();
  }

  private List<Comparison> all() {
    List<Pairing> pairings =
        variants.stream()
            .flatMap(
                variant ->
                    variant.variant().baseline().map(base -> pairing(variant, base)).stream())
            .toList();
    List<TrialResult> trials =
        variants.stream().flatMap(variant -> variant.trials().stream()).toList();
    return Comparisons.of(pairings, test(pairings, trials), study.compare().margin());
  }

  private static Measure measure(Choice choice) {
    boolean loss = choice.by().endsWith("loss");
    return new Measure(
        choice.by(),
        choice.direction() == Direction.MAX ? Measure.Better.HIGHER : Measure.Better.LOWER,
        loss ? Measure.Unit.NUMBER : Measure.Unit.POINTS);
  }

  private Pairing pairing(VariantResult variant, String baseline) {
    List<Pair> pairs = pairs(variant, baseline);
    Pairing pairing =
        new Pairing(
            new Comparison.Subject(variant.variant().name(), baseline, measure),
            pairs.stream().mapToDouble(pair -> figure(pair.variant()).orElseThrow()).toArray(),
            pairs.stream().mapToDouble(pair -> figure(pair.baseline()).orElseThrow()).toArray(),
            trained(variant, baseline));
    return study.data().split().fixed() && pairs.size() > 1
        ? right.scores(pairs).map(pairing::with).orElse(pairing)
        : pairing;
  }

  /** The repetitions that both have finished. */
  private List<Pair> pairs(VariantResult variant, String baseline) {
    List<Pair> pairs = new ArrayList<>();
    for (TrialResult trial : variant.trials()) {
      Optional<TrialResult> other = partner(trial, baseline);
      if (figure(trial).isPresent() && other.flatMap(this::figure).isPresent()) {
        pairs.add(new Pair(trial, other.orElseThrow()));
      }
    }
    return pairs;
  }

  private Trained trained(VariantResult variant, String baseline) {
    if (variant.onlyGuesses()) {
      return Trained.NOT_VARIANT;
    }
    return variants.stream()
            .anyMatch(other -> other.variant().name().equals(baseline) && other.onlyGuesses())
        ? Trained.NOT_BASELINE
        : Trained.BOTH;
  }

  private Optional<TrialResult> partner(TrialResult trial, String baseline) {
    return variants.stream()
        .filter(variant -> variant.variant().name().equals(baseline))
        .flatMap(variant -> variant.trials().stream())
        .filter(
            other ->
                other.trial().seed() == trial.trial().seed()
                    && other.trial().fold() == trial.trial().fold())
        .findFirst();
  }

  private Optional<Double> figure(TrialResult trial) {
    return trial.outcome().flatMap(outcome -> outcome.figure(measure.name()));
  }

  /**
   * The test that fits how the images are divided. Where all seeds share their validation images it
   * is that of seeds × images, if every comparison knows what each trial did with each image.
   */
  private PairedTest test(List<Pairing> pairings, List<TrialResult> trials) {
    boolean byImage =
        pairings.stream()
            .filter(pairing -> pairing.variant().length > 1)
            .allMatch(pairing -> pairing.images().isPresent());
    return study.data().split().fixed() && byImage
        ? new MultiReaderMultiCase()
        : test(study.data().split(), trials);
  }

  /**
   * The test of figures alone: the plain one where all seeds share their validation images. Folds
   * that train on all that they do not hold have their ratio by design; otherwise it is validation
   * over training examples, the same in every trial of a study.
   */
  static CorrectedResampledT test(SplitSpec split, List<TrialResult> trials) {
    if (split.fixed()) {
      return CorrectedResampledT.plain();
    }
    int folds = split.folds().orElse(1);
    double measured =
        trials.stream()
            .flatMap(trial -> trial.outcome().stream())
            .findFirst()
            .map(Differences::ratio)
            .orElse(0.0);
    return folds > 1 && split.trainCount().isEmpty()
        ? CorrectedResampledT.ofFolds(folds)
        : new CorrectedResampledT(measured, folds);
  }

  private static double ratio(Outcome outcome) {
    return (double) outcome.evaluatedExamples() / outcome.trainExamples();
  }
}
