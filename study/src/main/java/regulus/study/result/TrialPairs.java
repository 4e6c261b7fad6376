package regulus.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.data.SplitSpec;
import regulus.learning.storage.Predictions;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison.Subject;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.FoldsAndImages;
import regulus.statistics.ImagesIfKnown;
import regulus.statistics.Measure;
import regulus.statistics.MultiReaderMultiCase;
import regulus.statistics.PairedTest;
import regulus.statistics.Pairing;
import regulus.statistics.Pairing.Trained;
import regulus.statistics.SplitsAndImages;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec.Choice;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.result.ImageFigures.Shared;
import regulus.study.result.RightAnswers.Pair;

/**
 * The trials of two variants as pairs, by seed and fold, and the test that fits how the images were
 * divided; the variants may come from different studies of the same images.
 */
final class TrialPairs {
  private final SplitSpec split;
  private final Measure measure;
  private final ImageFigures images;

  /**
   * @param split by which all the trials divided their images
   * @param choice whose figure is compared
   * @param answers of a trial on its validation images, by its id
   */
  TrialPairs(SplitSpec split, Choice choice, Function<String, Optional<Predictions>> answers) {
    this.split = split;
    this.measure = measure(choice);
    this.images = new ImageFigures(answers, choice.by(), Shared.of(split));
  }

  /** One side of a comparison, under the name that it has there. */
  record Side(String name, VariantResult result) {
    Side(VariantResult result) {
      this(result.variant().name(), result);
    }
  }

  private static Measure measure(Choice choice) {
    boolean loss = choice.by().endsWith("loss");
    return new Measure(
        choice.by(),
        choice.direction() == Direction.MAX ? Measure.Better.HIGHER : Measure.Better.LOWER,
        loss ? Measure.Unit.NUMBER : Measure.Unit.POINTS);
  }

  Pairing pairing(Side variant, Side baseline) {
    List<Pair> pairs = pairs(variant.result(), baseline.result());
    Pairing pairing =
        new Pairing(
            new Subject(variant.name(), baseline.name(), measure),
            pairs.stream().mapToDouble(pair -> figure(pair.variant()).orElseThrow()).toArray(),
            pairs.stream().mapToDouble(pair -> figure(pair.baseline()).orElseThrow()).toArray(),
            trained(variant.result(), baseline.result()));
    return byImage() && pairs.size() > 1
        ? images.scores(pairs).map(pairing::with).orElse(pairing)
        : pairing;
  }

  /** Whether the design's test is about images, if it is known what each trial did with them. */
  private boolean byImage() {
    return split.folds().isEmpty() || inWholeFolds(split);
  }

  /** Folds that train on all that they do not hold. */
  private static boolean inWholeFolds(SplitSpec split) {
    return split.folds().orElse(1) > 1 && split.trainCount().isEmpty();
  }

  /** The repetitions that both have finished. */
  private List<Pair> pairs(VariantResult variant, VariantResult baseline) {
    List<Pair> pairs = new ArrayList<>();
    for (TrialResult trial : variant.trials()) {
      Optional<TrialResult> other = partner(trial, baseline);
      if (figure(trial).isPresent() && other.flatMap(this::figure).isPresent()) {
        pairs.add(new Pair(trial, other.orElseThrow()));
      }
    }
    return pairs;
  }

  private static Trained trained(VariantResult variant, VariantResult baseline) {
    if (variant.onlyGuesses()) {
      return Trained.NOT_VARIANT;
    }
    return baseline.onlyGuesses() ? Trained.NOT_BASELINE : Trained.BOTH;
  }

  private static Optional<TrialResult> partner(TrialResult trial, VariantResult baseline) {
    return baseline.trials().stream()
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
   * The test that fits how the images are divided: of images for the pairs of which it is known
   * what each trial did with each image, else of figures.
   */
  PairedTest test(List<TrialResult> trials) {
    CorrectedResampledT figures = test(split, trials);
    return byImage() ? new ImagesIfKnown(ofImages(figures), figures) : figures;
  }

  private PairedTest ofImages(CorrectedResampledT figures) {
    if (split.fixed()) {
      return new MultiReaderMultiCase();
    }
    return split.folds().isPresent()
        ? new FoldsAndImages(split.folds().getAsInt())
        : new SplitsAndImages(figures.ratio());
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
            .map(TrialPairs::ratio)
            .orElse(0.0);
    return inWholeFolds(split)
        ? CorrectedResampledT.ofFolds(folds)
        : new CorrectedResampledT(measured, folds);
  }

  private static double ratio(Outcome outcome) {
    return (double) outcome.evaluatedExamples() / outcome.trainExamples();
  }
}
