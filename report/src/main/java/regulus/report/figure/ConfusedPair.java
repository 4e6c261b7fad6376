package regulus.report.figure;

/**
 * One way of being wrong.
 *
 * @param truth the true class
 * @param predicted what it was taken for
 * @param count how often
 * @param support how many images of the true class there are
 */
public record ConfusedPair(String truth, String predicted, int count, int support) {

  /** {@code Shirt was taken for T-shirt/top 120 times of 1,000 (12 %).} */
  public String sentence() {
    return truth
        + " was taken for "
        + predicted
        + " "
        + (count == 1 ? "once" : Numbers.count(count) + " times")
        + " of "
        + Numbers.count(support)
        + " ("
        + Numbers.percent((double) count / support)
        + ").";
  }
}
