package regulus.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What somebody reaches who knows how frequent the classes are and nothing about any image. Figures
 * over all of the images must be better than that by more than chance allows before they say that a
 * network has learned something.
 *
 * @param classes how many images there are of each class; at least one image in all
 */
public record Guess(List<Integer> classes) {
  public Guess {
    classes = List.copyOf(classes);
    if (classes.stream().mapToInt(Integer::intValue).sum() < 1) {
      throw new IllegalArgumentException(
          "Invalid classes: expected at least one image, received " + classes + ".");
    }
  }

  /** The accuracy of always saying the most frequent class: its share of the images. */
  public double accuracy() {
    return (double) classes.stream().mapToInt(Integer::intValue).max().orElseThrow() / images();
  }

  /** The cross-entropy of always saying the shares of the classes: their entropy -Σ p·ln p. */
  public double crossEntropy() {
    return classes.stream()
        .filter(count -> count > 0)
        .mapToDouble(count -> (double) count / images())
        .map(share -> -share * Math.log(share))
        .sum();
  }

  /**
   * Whether an accuracy is beyond chance: who knows nothing of the images is right on each with at
   * most {@link #accuracy}, so the number of right answers is at most binomial.
   *
   * @param accuracy over all of the images
   * @param level the chance that a guess is taken for more
   */
  public boolean isBeatenByAccuracy(double accuracy, double level) {
    int right = (int) Math.round(accuracy * images());
    return right > 0
        && BinomialDistribution.of(images(), accuracy()).survivalProbability(right - 1) < level;
  }

  /**
   * Whether a cross-entropy is beyond chance. Of answers q that know nothing of their image, the
   * product of q(y) / p(y) over all images exceeds 1 / level with a probability of at most level
   * (Ville 1939), also if the answers follow from the images before, as they do while a network
   * trains. So n·(entropy - loss) must exceed ln(1 / level).
   *
   * @param loss over all of the images; penalties only make it larger
   * @param level the chance that a guess is taken for more
   */
  public boolean isBeatenByCrossEntropy(double loss, double level) {
    return images() * (crossEntropy() - loss) > -Math.log(level);
  }

  private int images() {
    return classes.stream().mapToInt(Integer::intValue).sum();
  }
}
