package regulus.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An image that was taken for another class.
 *
 * @param index of the image in the data set
 * @param truth index of the true class
 * @param predicted index of the class it was taken for
 * @param confidence probability that the model gave to its wrong answer, or score
 */
public record Mistake(int index, int truth, int predicted, double confidence) {

  /** All mistakes, by index. */
  public static List<Mistake> of(Answers answers) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < answers.count(); i++) {
      if (!answers.correct(i)) {
        int truth = answers.truth(i);
        int answer = answers.answer(i);
        mistakes.add(
            new Mistake(
                answers.predictions().indexes()[i], truth, answer, answers.probability(i, answer)));
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::index));
    return mistakes;
  }

  /** The most confident first; equals by index. */
  public static List<Mistake> mostConfident(List<Mistake> mistakes) {
    return mistakes.stream()
        .sorted(
            Comparator.comparingDouble(Mistake::confidence)
                .reversed()
                .thenComparingInt(Mistake::index))
        .toList();
  }
}
