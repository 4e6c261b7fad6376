package regulus.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import regulus.statistics.Comparison.Equivalence;
import regulus.statistics.Comparison.Looked;
import regulus.statistics.Comparison.Significance;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.PairedTest.Evidence;

/**
 * The comparisons of a study that looks at them several times and gives more seeds only to those
 * that are open. A verdict, once given, stays. At each look p is raised to the chance that any of
 * all planned looks shows as much ({@link GroupSequential}), and then corrected by Holm over the
 * comparisons that have no verdict of that kind yet (Ye, Li, Liu and Yao 2013; Maurer and Bretz
 * 2013). Over all comparisons and all looks together, the chance of any false "better" or "worse"
 * stays below 0.05, and so does that of any false "equivalent". Immutable.
 *
 * <p>The trap: a difference that was found early looks a little larger than it is, since it was
 * found because it looked large.
 */
public final class SequentialComparisons {
  /** Every look asks for the same p; see docs/statistics.md for what others cost. */
  public static final double SHAPE = GroupSequential.POCOCK;

  private static final Set<Verdict> DIFFERENT = EnumSet.of(Verdict.BETTER, Verdict.WORSE);
  private static final Set<Verdict> ALIKE = EnumSet.of(Verdict.EQUIVALENT);

  private final Looks looks;
  private final OptionalDouble margin;
  private final int made;
  private final List<Comparison> comparisons;

  private SequentialComparisons(
      Looks looks, OptionalDouble margin, int made, List<Comparison> comparisons) {
    this.looks = looks;
    this.margin = margin;
    this.made = made;
    this.comparisons = List.copyOf(comparisons);
  }

  /**
   * Before the first look.
   *
   * @param margin the largest difference that does not matter, if somebody said
   */
  public static SequentialComparisons before(Looks looks, OptionalDouble margin) {
    return new SequentialComparisons(looks, margin, 0, List.of());
  }

  /**
   * After the next look.
   *
   * @param pairings all comparisons of the study, in its order, the same at every look; what has a
   *     verdict is not read again
   */
  public SequentialComparisons next(List<Pairing> pairings, PairedTest test) {
    return new SequentialComparisons(
        looks, margin, made + 1, new Look(pairings, test).comparisons());
  }

  /** How many looks there were. */
  public int made() {
    return made;
  }

  /** As the last look left them, in the order of the pairings; none before the first. */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  /** Whether a comparison may still be decided by more seeds. */
  public static boolean isOpen(Comparison comparison) {
    return comparison.verdict() == Verdict.UNDECIDED;
  }

  /** One look at all comparisons. Mutable: levels are found once and kept. */
  private final class Look {
    private final List<Pairing> pairings;
    private final Verdicts verdicts;
    private final GroupSequential plan;
    private final List<Optional<Estimate>> estimates;
    private final Map<Integer, Double> levels = new HashMap<>();

    Look(List<Pairing> pairings, PairedTest test) {
      this.pairings = pairings;
      this.verdicts = new Verdicts(test);
      this.plan = GroupSequential.of(looks, seeds -> test.information(seeds * test.folds()), SHAPE);
      this.estimates = IntStream.range(0, pairings.size()).mapToObj(this::estimate).toList();
    }

    private Optional<Estimate> estimate(int i) {
      return closed(i).isPresent()
          ? Optional.empty()
          : verdicts.evidence(pairings.get(i)).map(Evidence::estimate);
    }

    /** What an earlier look decided. */
    private Optional<Comparison> closed(int i) {
      return comparisons.isEmpty()
          ? Optional.empty()
          : Optional.of(comparisons.get(i)).filter(it -> !isOpen(it));
    }

    List<Comparison> comparisons() {
      Holms differences = holms(DIFFERENT, estimate -> plan.adjusted(made, estimate.pValue()));
      Optional<Holms> equivalences =
          margin.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  holms(
                      ALIKE,
                      estimate ->
                          plan.adjustedOneSided(made, estimate.equivalence(margin.getAsDouble()))));
      return IntStream.range(0, pairings.size())
          .mapToObj(i -> comparison(i, differences, equivalences))
          .toList();
    }

    private Comparison comparison(int i, Holms differences, Optional<Holms> equivalences) {
      return closed(i)
          .orElseGet(
              () ->
                  estimates
                      .get(i)
                      .map(it -> significance(it, i, differences, equivalences))
                      .map(it -> verdicts.tested(pairings.get(i), it, Optional::empty))
                      .orElseGet(() -> verdicts.untested(pairings.get(i))));
    }

    private Significance significance(
        Estimate estimate, int i, Holms differences, Optional<Holms> equivalences) {
      return new Significance(
          estimate.interval(level(1)),
          estimate.pValue(),
          differences.adjusted()[i],
          equivalences.map(
              it ->
                  new Equivalence(
                      margin.getAsDouble(),
                      estimate.equivalence(margin.getAsDouble()),
                      it.adjusted()[i])),
          Optional.of(new Looked(made + 1, looks.count(), level(differences.among(i)))));
    }

    /** Of this look, where so many comparisons are tested together. */
    private double level(int among) {
      return levels.computeIfAbsent(among, count -> plan.level(made, Comparisons.LEVEL / count));
    }

    /**
     * Corrects over all comparisons without a verdict of this kind, whether they can be tested now
     * or not: what cannot counts as p = 1.
     */
    private Holms holms(Set<Verdict> found, ToDoubleFunction<Estimate> pValue) {
      double[] raw =
          estimates.stream().mapToDouble(it -> it.map(pValue::applyAsDouble).orElse(1.0)).toArray();
      int[] counted =
          IntStream.range(0, raw.length)
              .filter(i -> pairings.get(i).trained() == Pairing.Trained.BOTH)
              .filter(i -> closed(i).filter(it -> found.contains(it.verdict())).isEmpty())
              .toArray();
      double[] corrected = Holm.adjust(Arrays.stream(counted).mapToDouble(i -> raw[i]).toArray());
      double[] all = new double[raw.length];
      Arrays.fill(all, 1);
      for (int i = 0; i < counted.length; i++) {
        all[counted[i]] = corrected[i];
      }
      return new Holms(raw, all, counted.length);
    }
  }

  /**
   * P values of one kind before and after Holm's correction.
   *
   * @param count how many are corrected together
   */
  private record Holms(double[] raw, double[] adjusted, int count) {
    /** Among how many a comparison is tested: all but those with smaller p values. */
    int among(int i) {
      return count - (int) Arrays.stream(raw).filter(p -> p < raw[i]).count();
    }
  }
}
