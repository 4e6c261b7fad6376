package regulus.study.result;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import regulus.learning.training.Direction;
import regulus.statistics.Measure.Better;
import regulus.statistics.OneStandardErrorRule;
import regulus.statistics.OneStandardErrorRule.Candidate;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Rule;

/**
 * Which variant goes to the final test: the best mean of the validation figure over all seeds, or
 * the simplest within one standard error of it.
 *
 * <p>Only variants with every trial done compete: fewer seeds would be another, luckier
 * competition. What only guesses does not compete. Of equal ones the first is taken, so that a base
 * is preferred to its variants.
 */
public final class Choosing {
  private final List<Candidate> candidates;
  private final Better better;
  private final Rule rule;

  private Choosing(List<VariantResult> variants, Choice choice) {
    Standing standing = new Standing(variants, choice.by());
    this.candidates =
        variants.stream()
            .flatMap(variant -> candidate(variant, choice, standing).stream())
            .toList();
    this.better = choice.direction() == Direction.MAX ? Better.HIGHER : Better.LOWER;
    this.rule = choice.rule();
  }

  /** None while no variant has finished, or where none trains. */
  public static Optional<String> choose(List<VariantResult> variants, Choice choice) {
    Choosing choosing = new Choosing(variants, choice);
    Optional<Candidate> chosen =
        choosing.rule == Rule.BEST_MEAN
            ? OneStandardErrorRule.best(choosing.candidates, choosing.better)
            : OneStandardErrorRule.choose(choosing.candidates, choosing.better);
    return chosen.map(Candidate::name);
  }

  /** The variants that compete, the best mean first; of equal ones the study's first. */
  static List<String> order(List<VariantResult> variants, Choice choice) {
    Choosing choosing = new Choosing(variants, choice);
    Comparator<Candidate> lowest = Comparator.comparingDouble(Candidate::mean);
    return choosing.candidates.stream()
        .sorted(choosing.better == Better.HIGHER ? lowest.reversed() : lowest)
        .map(Candidate::name)
        .toList();
  }

  /**
   * Between which variants the one-standard-error rule chose.
   *
   * @param best the variant with the best mean
   * @param mean its mean
   * @param standardError of that mean: standard deviation over the trials / √n
   * @param variants those that are at most so much worse, the best among them, in the study's order
   */
  public record Reach(String best, double mean, double standardError, List<String> variants) {
    public Reach {
      variants = List.copyOf(variants);
    }
  }

  /** None for a study with another rule, and before anything can be chosen. */
  public static Optional<Reach> reach(StudyResult result) {
    Choice choice = result.study().choose();
    Choosing choosing = new Choosing(result.variants(), choice);
    return choice.rule() == Rule.ONE_STANDARD_ERROR
        ? OneStandardErrorRule.best(choosing.candidates, choosing.better).map(choosing::reach)
        : Optional.empty();
  }

  private Reach reach(Candidate best) {
    return new Reach(
        best.name(),
        best.mean(),
        best.standardError(),
        OneStandardErrorRule.within(candidates, better).stream().map(Candidate::name).toList());
  }

  private static Optional<Candidate> candidate(
      VariantResult variant, Choice choice, Standing standing) {
    return Optional.ofNullable(variant.summary().get(choice.by()))
        .filter(summary -> summary.n() == variant.trials().size() && !variant.onlyGuesses())
        .flatMap(summary -> standing.of(variant).map(mean -> candidate(variant, summary, mean)));
  }

  private static Candidate candidate(VariantResult variant, Summary summary, double mean) {
    return new Candidate(
        variant.variant().name(),
        mean,
        summary.sd() / Math.sqrt(summary.n()),
        variant.parameters().trainable());
  }
}
