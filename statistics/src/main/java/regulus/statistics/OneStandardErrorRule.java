package regulus.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one-standard-error rule (Breiman and others 1984): choose the simplest candidate whose mean
 * is within one standard error, that of the best one, of the best mean. The trap: the standard
 * error shrinks with every seed, so that with many seeds the rule is the plain choice of the best.
 */
public final class OneStandardErrorRule {
  private OneStandardErrorRule() {}

  /**
   * One who may be chosen.
   *
   * @param mean over repetitions, finite
   * @param standardError of that mean; 0 for one repetition
   * @param complexity the smaller the simpler: a number of weights
   */
  public record Candidate(String name, double mean, double standardError, long complexity) {}

  /** The simplest that is good enough; of equally simple ones the best, then the first. */
  public static Optional<Candidate> choose(List<Candidate> candidates, Measure.Better better) {
    return within(candidates, better).stream()
        .min(Comparator.comparingLong(Candidate::complexity).thenComparing(byMean(better)));
  }

  /** The best mean; the first of equal ones. */
  public static Optional<Candidate> best(List<Candidate> candidates, Measure.Better better) {
    return candidates.stream().min(byMean(better));
  }

  /** All that are good enough, the best among them, in their order. */
  public static List<Candidate> within(List<Candidate> candidates, Measure.Better better) {
    return best(candidates, better).stream()
        .flatMap(
            best ->
                candidates.stream()
                    .filter(it -> Math.abs(it.mean() - best.mean()) <= best.standardError()))
        .toList();
  }

  private static Comparator<Candidate> byMean(Measure.Better better) {
    return better == Measure.Better.HIGHER
        ? Comparator.comparingDouble(candidate -> -candidate.mean())
        : Comparator.comparingDouble(Candidate::mean);
  }
}
