package regulus.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import regulus.statistics.Comparison.Effect;
import regulus.statistics.Comparison.Outlook;
import regulus.statistics.Comparison.Significance;
import regulus.statistics.Comparison.Verdict;

/** The comparisons of one study, corrected together. */
public final class Comparisons {
  private static final double LEVEL = 0.05;

  /** Nobody is told to repeat a study more often than this. */
  private static final int MOST_REPETITIONS = 30;

  private static final double NEARLY = 1.1;

  private final PairedTest test;
  private final List<Pairing> pairings;

  private Comparisons(List<Pairing> pairings, PairedTest test) {
    this.pairings = List.copyOf(pairings);
    this.test = test;
  }

  /**
   * Compares every pairing; p values are adjusted over those that have one (Holm).
   *
   * @return in the order of {@code pairings}
   */
  public static List<Comparison> of(List<Pairing> pairings, PairedTest test) {
    return new Comparisons(pairings, test).all();
  }

  private List<Comparison> all() {
    List<Optional<PairedTest.Evidence>> found = pairings.stream().map(this::evidence).toList();
    double[] adjusted =
        Holm.adjust(
            found.stream()
                .flatMap(Optional::stream)
                .mapToDouble(evidence -> evidence.estimate().pValue())
                .toArray());
    List<Comparison> comparisons = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < pairings.size(); i++) {
      Optional<PairedTest.Evidence> evidence = found.get(i);
      comparisons.add(
          evidence.isPresent()
              ? tested(pairings.get(i), evidence.get(), adjusted[next++], adjusted.length)
              : untested(pairings.get(i)));
    }
    return comparisons;
  }

  /** None where there is nothing to compare, so that Holm does not count it. */
  private Optional<PairedTest.Evidence> evidence(Pairing pairing) {
    return pairing.trained() == Pairing.Trained.BOTH ? test.test(pairing) : Optional.empty();
  }

  private Comparison tested(
      Pairing pairing, PairedTest.Evidence evidence, double pAdjusted, int tests) {
    Effect effect = effect(pairing);
    Verdict verdict = verdict(pairing, effect, pAdjusted);
    return new Comparison(
        pairing.subject(),
        effect,
        Optional.of(significance(evidence.estimate(), pAdjusted)),
        verdict,
        verdict == Verdict.UNDECIDED
            ? outlook(effect, new Power(evidence.precision(), LEVEL / tests))
            : Optional.empty());
  }

  private Comparison untested(Pairing pairing) {
    Effect effect = effect(pairing);
    Verdict verdict =
        switch (pairing.trained()) {
          case NOT_VARIANT -> Verdict.NOT_TRAINED;
          case NOT_BASELINE -> Verdict.BASELINE_NOT_TRAINED;
          case BOTH -> effect.n() < 2 ? Verdict.NOT_COMPARABLE : Verdict.UNDECIDED;
        };
    return new Comparison(pairing.subject(), effect, Optional.empty(), verdict, Optional.empty());
  }

  private Effect effect(Pairing pairing) {
    double[] differences = pairing.differences();
    boolean results = pairing.trained() == Pairing.Trained.BOTH && differences.length > 0;
    Optional<Double> mean =
        results ? Optional.of(Summary.of(differences).mean()) : Optional.empty();
    return new Effect(differences.length, mean, test.name(), test.folds());
  }

  private static Verdict verdict(Pairing pairing, Effect effect, double pAdjusted) {
    if (pAdjusted >= LEVEL) {
      return Verdict.UNDECIDED;
    }
    boolean higher = effect.difference().orElseThrow() > 0;
    boolean wantsHigher = pairing.subject().measure().better() == Measure.Better.HIGHER;
    return higher == wantsHigher ? Verdict.BETTER : Verdict.WORSE;
  }

  /**
   * As many more repetitions as show a difference of the size that was seen; where no reasonable
   * number does, as many as nearly show what the largest reasonable number would: the correction
   * leaves little to gain from more. Only whole seeds are added. The level is Holm's strictest.
   */
  private Optional<Outlook> outlook(Effect effect, Power power) {
    double least = power.detectable(MOST_REPETITIONS);
    double aim = Math.max(Math.abs(effect.difference().orElseThrow()), NEARLY * least);
    int step = test.folds();
    OptionalInt needed =
        power.repetitions(
            aim, IntStream.iterate(effect.n() + step, n -> n <= MOST_REPETITIONS, n -> n + step));
    return needed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outlook(needed.getAsInt() - effect.n(), power.detectable(needed.getAsInt())));
  }

  private static Significance significance(Estimate estimate, double pAdjusted) {
    return new Significance(estimate.ci95(), estimate.pValue(), pAdjusted);
  }
}
