package regulus.statistics;

/**
 * The paired bootstrap over images of two models' difference in a mean score (Efron 1979; Koehn
 * 2004 for models on one test set): images are drawn again with replacement, each with what both
 * models made of it; the interval holds the middle 95 % of the differences of means. It covers the
 * chance of the images alone, as {@link McNemar} does. The trap: it says nothing of another
 * training.
 *
 * @param how which resamples
 */
public record PairedBootstrap(Resampling how) {

  /**
   * The 95 % interval of the mean difference.
   *
   * @param differences the first model's score minus the second's, by image; at least one
   */
  public Interval ci95(double... differences) {
    if (differences.length == 0) {
      throw new IllegalArgumentException(
          "Invalid differences: expected at least one image, received none.");
    }
    Resampled means = Resampled.of(Resampled::mean, differences, how);
    return new Interval(means.quantile(0.025), means.quantile(0.975));
  }
}
