package regulus.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often each true class was taken for each class.
 *
 * @param classes names by index
 * @param counts rows true, columns predicted
 */
public record Confusion(List<String> classes, int[][] counts) {
  public Confusion {
    classes = List.copyOf(classes);
    if (counts.length != classes.size()) {
      throw new IllegalArgumentException("A confusion matrix needs one row per class.");
    }
  }

  public static Confusion of(Answers answers) {
    int classes = answers.classes().size();
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < answers.count(); i++) {
      counts[answers.truth(i)][answers.answer(i)]++;
    }
    return new Confusion(answers.classes(), counts);
  }

  public int count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  /** How many images are of this class. */
  public int support(int truth) {
    int sum = 0;
    for (int count : counts[truth]) {
      sum += count;
    }
    return sum;
  }

  /** How many images were said to be of this class. */
  public int claims(int predicted) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[predicted];
    }
    return sum;
  }

  /** The count as a share of its row, of the images of the true class; 0 for an empty row. */
  public double share(int truth, int predicted) {
    int support = support(truth);
    return support == 0 ? 0 : (double) counts[truth][predicted] / support;
  }

  public int correct() {
    int sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += counts[k][k];
    }
    return sum;
  }

  public int total() {
    int sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += support(k);
    }
    return sum;
  }

  /** The pairs confused most often, most frequent first; never more than {@code limit}. */
  public List<ConfusedPair> mostConfused(int limit) {
    List<ConfusedPair> pairs = new ArrayList<>();
    for (int truth = 0; truth < counts.length; truth++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (truth != predicted && counts[truth][predicted] > 0) {
          pairs.add(new ConfusedPair(truth, predicted, counts[truth][predicted], support(truth)));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(ConfusedPair::count).reversed());
    return List.copyOf(pairs.subList(0, Math.min(limit, pairs.size())));
  }

  /** Precision, recall and F1 of every class, in the order of the classes. */
  public List<ClassFigures> perClass() {
    List<ClassFigures> figures = new ArrayList<>();
    for (int k = 0; k < counts.length; k++) {
      figures.add(new ClassFigures(classes.get(k), counts[k][k], support(k), claims(k)));
    }
    return figures;
  }
}
