package regulus.statistics.simulation;

import java.util.Arrays;
import regulus.statistics.Jackknife;

/** What classifiers are judged by, image by image. */
public enum Figure {
  ACCURACY("accuracy") {
    @Override
    double[] each(double[] scores, boolean[] labels) {
      double[] each = new double[scores.length];
      for (int i = 0; i < each.length; i++) {
        each[i] = scores[i] > 0 == labels[i] ? 1 : 0;
      }
      return each;
    }
  },
  /** The logarithmic loss, negated so that more is better. */
  LOSS("loss") {
    @Override
    double[] each(double[] scores, boolean[] labels) {
      double[] each = new double[scores.length];
      for (int i = 0; i < each.length; i++) {
        each[i] = -Math.log1p(Math.exp(labels[i] ? -scores[i] : scores[i]));
      }
      return each;
    }
  },
  /** Of the class that is called true. */
  F1("F1") {
    @Override
    double[] each(double[] scores, boolean[] labels) {
      double said = 0;
      double wanted = 0;
      double right = 0;
      for (int i = 0; i < scores.length; i++) {
        said += scores[i] > 0 ? 1 : 0;
        wanted += labels[i] ? 1 : 0;
        right += scores[i] > 0 && labels[i] ? 1 : 0;
      }
      double[] without = new double[scores.length];
      for (int i = 0; i < without.length; i++) {
        double lessSaid = scores[i] > 0 ? 1 : 0;
        double lessWanted = labels[i] ? 1 : 0;
        without[i] = f1(right - lessSaid * lessWanted, said - lessSaid + wanted - lessWanted);
      }
      return Jackknife.pseudoValues(f1(right, said + wanted), without);
    }
  },
  AUC("AUC") {
    @Override
    double[] each(double[] scores, boolean[] labels) {
      double[] yes = sorted(scores, labels, true);
      double[] no = sorted(scores, labels, false);
      double pairs = Math.max(1, (double) yes.length * no.length);
      double[] won = new double[scores.length];
      double all = 0;
      for (int i = 0; i < won.length; i++) {
        won[i] = labels[i] ? below(no, scores[i]) : yes.length - below(yes, scores[i]);
        all += labels[i] ? won[i] : 0;
      }
      double[] without = new double[scores.length];
      for (int i = 0; i < without.length; i++) {
        without[i] = (all - won[i]) / Math.max(1, pairs - (labels[i] ? no.length : yes.length));
      }
      return Jackknife.pseudoValues(all / pairs, without);
    }
  };

  private final String words;

  Figure(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /**
   * What each image adds to the figure, whose mean is the figure.
   *
   * @param scores above 0 for the class that is called true
   */
  abstract double[] each(double[] scores, boolean[] labels);

  private static double f1(double right, double saidAndWanted) {
    return saidAndWanted == 0 ? 0 : 2 * right / saidAndWanted;
  }

  private static double[] sorted(double[] scores, boolean[] labels, boolean label) {
    double[] of = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (labels[i] == label) {
        of[count++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(of, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many lie below; equal ones count half. */
  private static double below(double[] sorted, double score) {
    return (place(sorted, score, false) + place(sorted, score, true)) / 2.0;
  }

  private static int place(double[] sorted, double score, boolean after) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = after ? sorted[middle] <= score : sorted[middle] < score;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }
}
