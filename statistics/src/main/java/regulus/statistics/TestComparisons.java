package regulus.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.statistics.Comparison.Verdict;

/**
 * The comparisons of a study's final models, corrected together: the chance of any false "better"
 * or "worse" among them stays below 0.05.
 *
 * <p>One model each: {@link McNemar}'s exact test with the interval of the {@link ExactBootstrap},
 * about these two trained models. Several each, paired by seed: {@link MultiReaderMultiCase}, about
 * training again.
 */
public final class TestComparisons {
  private static final double LEVEL = 0.05;

  private TestComparisons() {}

  /**
   * Which images two models are right on.
   *
   * @param variant by image
   * @param baseline on the same images
   */
  public record Pair(boolean[] variant, boolean[] baseline) {
    double[] differences() {
      double[] differences = new double[variant.length];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = (variant[i] ? 1 : 0) - (baseline[i] ? 1 : 0);
      }
      return differences;
    }
  }

  /**
   * @param models pairs of the same seed, at least one, all on the same images
   */
  public record Tested(String variant, String baseline, List<Pair> models) {
    public Tested {
      models = List.copyOf(models);
    }
  }

  /** A test's p value and interval before correction. */
  private record Found(String test, Optional<Interval> ci95, double pValue) {}

  /** In the order of {@code all}. */
  public static List<TestComparison> of(List<Tested> all) {
    List<Optional<Found>> found = all.stream().map(TestComparisons::found).toList();
    double[] adjusted =
        Holm.adjust(found.stream().flatMap(Optional::stream).mapToDouble(Found::pValue).toArray());
    List<TestComparison> comparisons = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      Optional<Found> one = found.get(i);
      comparisons.add(comparison(all.get(i), one, one.isPresent() ? adjusted[next] : 1));
      next += one.isPresent() ? 1 : 0;
    }
    return comparisons;
  }

  private static Optional<Found> found(Tested tested) {
    return tested.models().size() == 1
        ? Optional.of(ofTwoModels(agreement(tested.models().get(0))))
        : new MultiReaderMultiCase()
            .test(scores(tested))
            .map(PairedTest.Evidence::estimate)
            .map(it -> new Found(MultiReaderMultiCase.NAME, Optional.of(it.ci95()), it.pValue()));
  }

  private static Found ofTwoModels(Agreement models) {
    boolean same = models.onlyVariant() + models.onlyBaseline() == 0;
    return new Found(
        TestComparison.MCNEMAR,
        same ? Optional.empty() : Optional.of(ExactBootstrap.ci95(models)),
        models.test().pValue());
  }

  private static ImageScores scores(Tested tested) {
    return new ImageScores(
        tested.models().stream().map(Pair::differences).toArray(double[][]::new));
  }

  private static Agreement agreement(Pair pair) {
    return Agreement.of(pair.variant(), pair.baseline());
  }

  private static TestComparison comparison(Tested tested, Optional<Found> found, double adjusted) {
    List<Agreement> models = tested.models().stream().map(TestComparisons::agreement).toList();
    double difference = models.stream().mapToDouble(Agreement::difference).sum();
    Verdict decided = difference > 0 ? Verdict.BETTER : Verdict.WORSE;
    return new TestComparison(
        tested.variant(),
        tested.baseline(),
        models,
        found.map(it -> new TestComparison.Evidence(it.test(), it.ci95(), it.pValue(), adjusted)),
        adjusted < LEVEL ? decided : Verdict.UNDECIDED);
  }
}
