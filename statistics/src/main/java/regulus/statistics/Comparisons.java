package regulus.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import regulus.statistics.Comparison.Effect;
import regulus.statistics.Comparison.Equivalence;
import regulus.statistics.Comparison.Significance;
import regulus.statistics.PairedTest.Evidence;

/**
 * The comparisons of one study, corrected together. Differences are one family, equivalences
 * another: over the whole study, the chance of any false "better" or "worse" stays below 0.05, and
 * so does that of any false "equivalent".
 */
public final class Comparisons {
  static final double LEVEL = 0.05;

  private final PairedTest test;
  private final OptionalDouble margin;
  private final List<Pairing> pairings;

  private Comparisons(List<Pairing> pairings, PairedTest test, OptionalDouble margin) {
    this.pairings = List.copyOf(pairings);
    this.test = test;
    this.margin = margin;
  }

  /**
   * Compares every pairing; p values are adjusted over those that have one (Holm).
   *
   * @return in the order of {@code pairings}
   */
  public static List<Comparison> of(List<Pairing> pairings, PairedTest test) {
    return of(pairings, test, OptionalDouble.empty());
  }

  /**
   * The same where somebody says which differences do not matter.
   *
   * @param margin the largest of them, above 0, in the unit of the figures
   */
  public static List<Comparison> of(
      List<Pairing> pairings, PairedTest test, OptionalDouble margin) {
    return new Comparisons(pairings, test, margin).all();
  }

  private List<Comparison> all() {
    List<Optional<Evidence>> found = pairings.stream().map(this::evidence).toList();
    double[] differences = adjusted(found, Estimate::pValue);
    double[] equivalences =
        margin.isPresent()
            ? adjusted(found, estimate -> estimate.equivalence(margin.getAsDouble()))
            : new double[0];
    List<Comparison> comparisons = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < pairings.size(); i++) {
      Optional<Evidence> evidence = found.get(i);
      comparisons.add(
          evidence.isPresent()
              ? tested(
                  pairings.get(i),
                  evidence.get(),
                  significance(evidence.get().estimate(), next, differences, equivalences),
                  differences.length)
              : Verdicts.of(test, pairings.get(i)).untested(pairings.get(i)));
      next += evidence.isPresent() ? 1 : 0;
    }
    return comparisons;
  }

  private static double[] adjusted(
      List<Optional<Evidence>> found, ToDoubleFunction<Estimate> pValue) {
    return Holm.adjust(
        found.stream()
            .flatMap(Optional::stream)
            .map(Evidence::estimate)
            .mapToDouble(pValue)
            .toArray());
  }

  /** None where there is nothing to compare, so that Holm does not count it. */
  private Optional<Evidence> evidence(Pairing pairing) {
    return Verdicts.of(test, pairing).evidence(pairing);
  }

  private Significance significance(
      Estimate estimate, int place, double[] differences, double[] equivalences) {
    return new Significance(
        estimate.ci95(),
        estimate.pValue(),
        differences[place],
        margin.isPresent()
            ? Optional.of(
                new Equivalence(
                    margin.getAsDouble(),
                    estimate.equivalence(margin.getAsDouble()),
                    equivalences[place]))
            : Optional.empty());
  }

  private Comparison tested(
      Pairing pairing, Evidence evidence, Significance significance, int tests) {
    Verdicts verdicts = Verdicts.of(test, pairing);
    Effect effect = verdicts.effect(pairing);
    Outlooks outlooks = new Outlooks(new Power(evidence.precision(), LEVEL / tests), effect);
    return verdicts.tested(pairing, significance, () -> outlooks.outlook(margin));
  }
}
