package regulus.study.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.statistics.BestByChance;
import regulus.statistics.FoldsAndImages;
import regulus.statistics.MultiReaderMultiCase;
import regulus.statistics.Power;
import regulus.statistics.Precision;
import regulus.statistics.SplitsAndImages;
import regulus.study.StudySpec;

/**
 * What a study will be able to show, foreseen from its numbers of images, variants and repetitions;
 * for figures that are fractions, such as accuracies.
 *
 * <p>Before anything is trained, nobody knows how much two networks' accuracies differ from seed to
 * seed. It is taken to be √({@value #SPREAD} / images): in the comparisons of the Fashion-MNIST
 * study that ships with the project, this number was 0.02 to 0.23 and 0.08 in the middle. Half of
 * that variance is taken to be the images'.
 *
 * @param images that one repetition is validated on
 * @param repetitions of each variant: seeds, or folds of all seeds
 * @param folds of each seed; 1 without
 * @param comparisons that are corrected together, at least 1
 * @param ratio of validation to training images where repetitions share images by chance; 0 where
 *     all have the same validation images
 * @param measured of a run of the same study, in place of what is taken for granted; if there is
 *     one
 */
public record Sensitivity(
    int images,
    int repetitions,
    int folds,
    int comparisons,
    double ratio,
    Optional<Precision> measured) {

  private static final double LEVEL = 0.05;
  private static final double SPREAD = 0.08;

  /** The share of that variance that is the images'. */
  private static final double OF_IMAGES = 0.5;

  /** More seeds than anybody trains. */
  private static final int MOST_SEEDS = 200;

  /** As many repetitions as are still reasonable where images are asked for instead. */
  private static final int MANY = 30;

  /** Before anything was trained. */
  public Sensitivity(int images, int repetitions, int folds, int comparisons, double ratio) {
    this(images, repetitions, folds, comparisons, ratio, Optional.empty());
  }

  /** The same with what a run of the study has measured, if there is one. */
  public Sensitivity measured(Optional<Precision> precision) {
    return new Sensitivity(images, repetitions, folds, comparisons, ratio, precision);
  }

  /** None if the study compares nothing, or chooses by a loss. */
  public static Optional<Sensitivity> of(StudySpec study, DatasetInfo info) {
    int comparisons =
        (int) study.variants().stream().filter(it -> it.baseline().isPresent()).count();
    if (comparisons == 0 || study.choose().by().endsWith("loss")) {
      return Optional.empty();
    }
    SplitSizes sizes = SplitSizes.of(info, study.data().split());
    double ratio = study.data().split().fixed() ? 0 : (double) sizes.validation() / sizes.train();
    return Optional.of(
        new Sensitivity(
            sizes.validation(),
            study.repeat().times(),
            study.repeat().folds().orElse(1),
            comparisons,
            ratio));
  }

  /** What the difference of two accuracies varies by from repetition to repetition. */
  public double spread() {
    return measured.map(Precision::spread).orElse(Math.sqrt(SPREAD / images));
  }

  /** The smallest difference that shows with a probability of 0.8; none with one repetition. */
  public OptionalDouble smallest() {
    return repetitions < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(power().detectable(repetitions));
  }

  /** How many seeds show a difference; none if no reasonable number does. */
  public OptionalInt seeds(double difference) {
    IntStream counts =
        IntStream.rangeClosed(1, MOST_SEEDS).map(seeds -> seeds * folds).filter(n -> n >= 2);
    OptionalInt needed = power().repetitions(difference, counts);
    return needed.isPresent() ? OptionalInt.of(needed.getAsInt() / folds) : needed;
  }

  /**
   * About how many validation images a difference needs where no number of seeds is enough, the
   * training images growing alike.
   */
  public long images(double difference) {
    double times = power().detectable(MANY * folds) / difference;
    return (long) Math.ceil(images * times * times);
  }

  /** How far the best variant would be above its base by chance, were all as good as that. */
  public double luck() {
    double ofOne = precision().standardError(repetitions) / Math.sqrt(2);
    return ofOne * BestByChance.of(comparisons);
  }

  private Power power() {
    return new Power(precision(), LEVEL / comparisons);
  }

  private Precision precision() {
    return measured.orElseGet(this::assumed);
  }

  private Precision assumed() {
    double variance = spread() * spread();
    if (folds > 1) {
      return new FoldsAndImages.Divided(variance, OF_IMAGES * variance, folds);
    }
    return ratio == 0
        ? new MultiReaderMultiCase.Components((1 - OF_IMAGES) * variance, OF_IMAGES * variance)
        : new SplitsAndImages(ratio).precision(spread(), OF_IMAGES);
  }
}
