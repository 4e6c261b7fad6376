package regulus.study.result;

import java.util.List;
import java.util.Optional;
import regulus.learning.training.Direction;
import regulus.statistics.Summary;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec.Choice;

/** Which variant goes to the final test: the best mean of the validation figure over all seeds. */
public final class Choosing {
  private Choosing() {}

  /**
   * The best variant; the first of equal ones, so that a base is preferred to its variants. Only
   * variants with every trial done compete: fewer seeds would be another, luckier competition. What
   * only guesses does not compete.
   */
  public static Optional<String> choose(List<VariantResult> variants, Choice choice) {
    Optional<String> best = Optional.empty();
    double bestMean = choice.direction().worst();
    Standing standing = new Standing(variants, choice.by());
    for (VariantResult variant : variants) {
      double mean = mean(variant, choice, standing);
      if (better(choice.direction(), mean, bestMean)) {
        best = Optional.of(variant.variant().name());
        bestMean = mean;
      }
    }
    return best;
  }

  private static double mean(VariantResult variant, Choice choice, Standing standing) {
    Optional<Summary> summary = Optional.ofNullable(variant.summary().get(choice.by()));
    return summary
        .filter(s -> s.n() == variant.trials().size() && !variant.onlyGuesses())
        .flatMap(s -> standing.of(variant))
        .orElse(choice.direction().worst());
  }

  private static boolean better(Direction direction, double value, double best) {
    return direction == Direction.MAX ? value > best : value < best;
  }
}
