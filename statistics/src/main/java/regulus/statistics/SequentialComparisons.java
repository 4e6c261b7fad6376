package regulus.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
  /** None of those that were tried has more power: docs/statistics.md. */
  public static final double SHAPE = GroupSequential.OBRIEN_FLEMING;

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
    return comparison.isOpen();
  }

  /**
   * What a look has to judge a comparison by.
   *
   * @param plan what all looks cost this comparison, by what the images and the seeds seem to be
   *     worth
   */
  private record Judged(Estimate estimate, Precision precision, GroupSequential plan) {}

  /** One look at all comparisons. */
  private final class Look {
    private final List<Pairing> pairings;
    private final PairedTest test;
    private final List<Optional<Judged>> judged;

    Look(List<Pairing> pairings, PairedTest test) {
      this.pairings = pairings;
      this.test = test;
      this.judged = IntStream.range(0, pairings.size()).mapToObj(this::judged).toList();
    }

    private Optional<Judged> judged(int i) {
      return closed(i).isPresent()
          ? Optional.empty()
          : verdicts(i).evidence(pairings.get(i)).map(this::judged);
    }

    private Verdicts verdicts(int i) {
      return Verdicts.of(test, pairings.get(i));
    }

    private Judged judged(Evidence evidence) {
      int folds = test.folds();
      return new Judged(
          evidence.estimate(),
          evidence.precision(),
          GroupSequential.of(looks, folds, evidence.precision(), SHAPE));
    }

    /** What an earlier look decided. */
    private Optional<Comparison> closed(int i) {
      return comparisons.isEmpty()
          ? Optional.empty()
          : Optional.of(comparisons.get(i)).filter(it -> !isOpen(it));
    }

    List<Comparison> comparisons() {
      Holms differences = holms(DIFFERENT, it -> it.plan().adjusted(made, it.estimate().pValue()));
      Optional<Holms> equivalences =
          margin.isEmpty()
              ? Optional.empty()
              : Optional.of(holms(ALIKE, it -> it.plan().adjustedOneSided(made, within(it))));
      return IntStream.range(0, pairings.size())
          .mapToObj(i -> comparison(i, differences, equivalences))
          .toList();
    }

    private double within(Judged it) {
      return it.estimate().equivalence(margin.getAsDouble());
    }

    private Comparison comparison(int i, Holms differences, Optional<Holms> equivalences) {
      return closed(i)
          .orElseGet(
              () ->
                  judged
                      .get(i)
                      .map(it -> comparison(it, i, significance(it, i, differences, equivalences)))
                      .orElseGet(() -> verdicts(i).untested(pairings.get(i))));
    }

    /** After the last look, what a new study would take; before it, more seeds come anyway. */
    private Comparison comparison(Judged it, int i, Significance significance) {
      Pairing pairing = pairings.get(i);
      Outlooks outlooks =
          new Outlooks(
              new Power(it.precision(), Comparisons.LEVEL / pairings.size()),
              verdicts(i).effect(pairing));
      return verdicts(i)
          .tested(
              pairing,
              significance,
              () -> made + 1 < looks.count() ? Optional.empty() : outlooks.outlook(margin));
    }

    private Significance significance(
        Judged it, int i, Holms differences, Optional<Holms> equivalences) {
      return new Significance(
          it.estimate().interval(it.plan().level(made, Comparisons.LEVEL)),
          it.estimate().pValue(),
          differences.adjusted()[i],
          equivalences.map(
              all -> new Equivalence(margin.getAsDouble(), within(it), all.adjusted()[i])),
          Optional.of(
              new Looked(
                  made + 1,
                  looks.count(),
                  it.plan().level(made, Comparisons.LEVEL / differences.among(i)))));
    }

    /**
     * Corrects over all comparisons without a verdict of this kind, whether they can be tested now
     * or not: what cannot counts as p = 1.
     */
    private Holms holms(Set<Verdict> found, ToDoubleFunction<Judged> pValue) {
      double[] raw =
          judged.stream().mapToDouble(it -> it.map(pValue::applyAsDouble).orElse(1.0)).toArray();
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
