package regulus.report.figure;

import java.util.List;

/**
 * One way of being wrong.
 *
 * @param truth index of the true class
 * @param predicted index of the class it was taken for
 * @param count how often
 * @param support how many images of the true class there are
 */
public record ConfusedPair(int truth, int predicted, int count, int support) {

  /**
   * {@code Shirt was taken for T-shirt/top: 120 of 1,000 (12 %).}
   *
   * @param classes names by index
   */
  public String sentence(List<String> classes) {
    return classes.get(truth)
        + " was taken for "
        + classes.get(predicted)
        + ": "
        + Numbers.count(count)
        + " of "
        + Numbers.count(support)
        + " ("
        + Numbers.percent((double) count / support)
        + ").";
  }
}
