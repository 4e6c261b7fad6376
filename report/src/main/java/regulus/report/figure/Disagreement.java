package regulus.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An image that two models took for different classes.
 *
 * @param index of the image in the data set
 * @param truth index of the true class
 * @param first what the first model said
 * @param second what the second model said
 */
public record Disagreement(int index, int truth, Said first, Said second) {

  /**
   * @param answer index of a class
   * @param confidence the probability that the model gave to it, or score
   */
  public record Said(int answer, double confidence) {
    static Said of(Answers answers, int position) {
      int answer = answers.answer(position);
      return new Said(answer, answers.probability(position, answer));
    }
  }

  /** Whose answer is the right one. */
  public enum Right {
    FIRST,
    SECOND,
    NEITHER
  }

  /**
   * All of them, the surest mistakes first; equals by index.
   *
   * @param second on the same images in the same order
   */
  public static List<Disagreement> of(Answers first, Answers second) {
    List<Disagreement> all = new ArrayList<>();
    for (int i = 0; i < first.count(); i++) {
      if (first.answer(i) != second.answer(i)) {
        all.add(
            new Disagreement(
                first.predictions().indexes()[i],
                first.truth(i),
                Said.of(first, i),
                Said.of(second, i)));
      }
    }
    all.sort(
        Comparator.comparingDouble(Disagreement::sureness)
            .reversed()
            .thenComparingInt(Disagreement::index));
    return all;
  }

  public Right right() {
    if (first.answer() == truth) {
      return Right.FIRST;
    }
    return second.answer() == truth ? Right.SECOND : Right.NEITHER;
  }

  /** How sure the surer wrong model was. */
  private double sureness() {
    return switch (right()) {
      case FIRST -> second.confidence();
      case SECOND -> first.confidence();
      case NEITHER -> Math.max(first.confidence(), second.confidence());
    };
  }
}
