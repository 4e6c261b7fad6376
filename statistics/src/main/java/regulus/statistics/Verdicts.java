package regulus.statistics;

import java.util.Optional;
import java.util.function.Supplier;
import regulus.statistics.Comparison.Design;
import regulus.statistics.Comparison.Effect;
import regulus.statistics.Comparison.Outlook;
import regulus.statistics.Comparison.Significance;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.PairedTest.Evidence;

/** What a test lets be said of a pairing. */
record Verdicts(PairedTest test) {
  /** By the test that fits what is known of a pairing. */
  static Verdicts of(PairedTest test, Pairing pairing) {
    return new Verdicts(test instanceof ImagesIfKnown either ? either.fitting(pairing) : test);
  }

  /** None where there is nothing to compare. */
  Optional<Evidence> evidence(Pairing pairing) {
    return pairing.trained() == Pairing.Trained.BOTH ? test.test(pairing) : Optional.empty();
  }

  /**
   * @param outlook asked for only if it is undecided
   */
  Comparison tested(
      Pairing pairing, Significance significance, Supplier<Optional<Outlook>> outlook) {
    Effect effect = effect(pairing);
    Verdict verdict = verdict(pairing, effect, significance);
    return new Comparison(
        pairing.subject(),
        effect,
        Optional.of(significance),
        verdict,
        verdict == Verdict.UNDECIDED ? outlook.get() : Optional.empty());
  }

  /** Without evidence. */
  Comparison untested(Pairing pairing) {
    Effect effect = effect(pairing);
    Verdict verdict =
        switch (pairing.trained()) {
          case NOT_VARIANT -> Verdict.NOT_TRAINED;
          case NOT_BASELINE -> Verdict.BASELINE_NOT_TRAINED;
          case BOTH -> effect.n() < 2 ? Verdict.NOT_COMPARABLE : Verdict.UNDECIDED;
        };
    return new Comparison(pairing.subject(), effect, Optional.empty(), verdict, Optional.empty());
  }

  Effect effect(Pairing pairing) {
    double[] differences = pairing.differences();
    Design design = new Design(test.name(), test.folds());
    boolean results = pairing.trained() == Pairing.Trained.BOTH && differences.length > 1;
    return results
        ? new Effect(
            differences.length,
            Optional.of(Summary.of(differences).mean()),
            design,
            EffectSize.of(differences),
            Optional.of(Outperforming.of(pairing.subject().measure().better(), differences)),
            pairing.images().filter(ImageScores::allZero).isPresent())
        : new Effect(
            differences.length,
            Optional.empty(),
            design,
            Optional.empty(),
            Optional.empty(),
            false);
  }

  private static Verdict verdict(Pairing pairing, Effect effect, Significance significance) {
    if (significance.equivalence().filter(it -> it.pAdjusted() < Comparisons.LEVEL).isPresent()) {
      return Verdict.EQUIVALENT;
    }
    if (significance.pAdjusted() >= Comparisons.LEVEL) {
      return Verdict.UNDECIDED;
    }
    boolean higher = effect.difference().orElseThrow() > 0;
    boolean wantsHigher = pairing.subject().measure().better() == Measure.Better.HIGHER;
    return higher == wantsHigher ? Verdict.BETTER : Verdict.WORSE;
  }
}
