package regulus.learning.metric;

/**
 * Areas under the curves that counts at falling thresholds give, with Keras' formulas.
 *
 * @param truePositives above each threshold, from the lowest
 * @param falsePositives likewise
 */
record CurveArea(double[] truePositives, double[] falsePositives) {
  double of(Auc auc) {
    return auc.curve() == Auc.Curve.PR && auc.summation() == Auc.Summation.INTERPOLATION
        ? interpolated()
        : summed(auc);
  }

  private double recall(int threshold) {
    return ratio(truePositives[threshold], truePositives[0]);
  }

  private double precision(int threshold) {
    return ratio(truePositives[threshold], truePositives[threshold] + falsePositives[threshold]);
  }

  private double falseAlarms(int threshold) {
    return ratio(falsePositives[threshold], falsePositives[0]);
  }

  /** Rectangles as high as the lower or the higher end. */
  private double summed(Auc auc) {
    boolean roc = auc.curve() == Auc.Curve.ROC;
    double area = 0;
    for (int i = 0; i + 1 < truePositives.length; i++) {
      double width = roc ? falseAlarms(i) - falseAlarms(i + 1) : recall(i) - recall(i + 1);
      double here = roc ? recall(i) : precision(i);
      double next = roc ? recall(i + 1) : precision(i + 1);
      area +=
          width
              * (auc.summation() == Auc.Summation.MINORING
                  ? Math.min(here, next)
                  : Math.max(here, next));
    }
    return area;
  }

  /**
   * Precision over recall, between two thresholds as if counts grew evenly (Davis, Goadrich 2006).
   */
  private double interpolated() {
    double area = 0;
    for (int i = 0; i + 1 < truePositives.length; i++) {
      double gained = truePositives[i] - truePositives[i + 1];
      double here = truePositives[i] + falsePositives[i];
      double next = truePositives[i + 1] + falsePositives[i + 1];
      double slope = ratio(gained, here - next);
      double intercept = truePositives[i + 1] - slope * next;
      double logarithm = here > 0 && next > 0 ? Math.log(here / next) : 0;
      area += ratio(slope * (gained + intercept * logarithm), truePositives[0]);
    }
    return area;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
