package regulus.statistics;

import java.util.Arrays;

/**
 * Pseudo-values: what each image, or each block of images, adds to a figure that is no mean over
 * images, such as F1 or the area under a ROC curve (Tukey 1958). With θ the figure of all J and θ₋ⱼ
 * that of all but j, that of j is θ + (J - 1)·(mean of θ₋ - θ₋ⱼ), normalized such that their mean
 * is θ (Hillis, Obuchowski and Berbaum 2008). What an analysis of seeds × images makes of them is
 * Dorfman, Berbaum and Metz' (1992). Of a mean they are the images' own values.
 *
 * <p>The trap: figures that jump, such as a median, have none that mean anything.
 */
public final class Jackknife {
  private Jackknife() {}

  /**
   * @param all the figure of all images
   * @param without the figure without each of them, at least two
   * @return one per image, whose mean is {@code all}
   */
  public static double[] pseudoValues(double all, double... without) {
    if (without.length < 2) {
      throw new IllegalArgumentException(
          "Invalid images: expected at least 2, received " + without.length + ".");
    }
    double mean = Resampled.mean(without);
    return Arrays.stream(without).map(left -> all + (without.length - 1) * (mean - left)).toArray();
  }
}
