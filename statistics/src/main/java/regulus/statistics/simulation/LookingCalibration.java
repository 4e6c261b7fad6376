package regulus.statistics.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.GroupSequential;
import regulus.statistics.Looks;
import regulus.statistics.PairedTest.Evidence;
import regulus.statistics.SequentialComparisons;

/**
 * Simulated studies that are looked at several times and end with the first look that decides.
 *
 * @param what the studies
 * @param first after how many repetitions the first look is; with folds after one seed
 */
public record LookingCalibration(Calibration what, int first) {

  /**
   * How a rule did.
   *
   * @param looks after how many repetitions
   * @param wrong the share of studies that ever called an equal variant different
   * @param power the share that called the better variant different
   * @param wronglyEquivalent the share that ever called the better variant equivalent within a
   *     margin as large as its true difference; none where that is not judged
   * @param repetitions that the better variant had on average when the study ended
   */
  public record Rates(
      String rule,
      List<Integer> looks,
      double wrong,
      double power,
      OptionalDouble wronglyEquivalent,
      double repetitions) {}

  /** Of some rules, for a single comparison. */
  public List<Rates> rates(Design design, Stopping... rules) {
    List<SimulatedStudy> studies = what.studies(design);
    double truth =
        Math.abs(
            studies.stream()
                .flatMapToDouble(it -> Arrays.stream(it.better().differences()))
                .average()
                .orElseThrow());
    Looks looks = looks(design);
    List<Analysed> analysed =
        studies.stream().map(study -> new Analysed(study, design, looks, truth)).toList();
    return Arrays.stream(rules)
        .map(
            rule ->
                rates(
                    rule.words(),
                    analysed.stream().map(it -> it.ending(rule)).toList(),
                    repetitions(design, looks)))
        .toList();
  }

  /** Of the rule in use, for both comparisons of a study together; equivalence is not judged. */
  public Rates together(Design design) {
    Looks looks = looks(design);
    return rates(
        "O'Brien and Fleming, two comparisons with Holm",
        what.studies(design).stream().map(it -> corrected(it, design, looks)).toList(),
        repetitions(design, looks));
  }

  private Looks looks(Design design) {
    int folds = design.folds();
    return Looks.between(folds > 1 ? 1 : first, what.many() / folds);
  }

  private static List<Integer> repetitions(Design design, Looks looks) {
    return looks.seeds().stream().map(seeds -> seeds * design.folds()).toList();
  }

  private static Rates rates(String rule, List<Ending> endings, List<Integer> looks) {
    return new Rates(
        rule,
        looks,
        mean(endings, it -> it.wrong() ? 1 : 0),
        mean(endings, it -> it.found().isPresent() ? 1 : 0),
        equivalent(endings),
        mean(endings, it -> looks.get(it.found().orElse(looks.size() - 1))));
  }

  private static OptionalDouble equivalent(List<Ending> endings) {
    return endings.stream()
        .flatMap(it -> it.wronglyEquivalent().stream())
        .mapToDouble(it -> it ? 1 : 0)
        .average();
  }

  private static double mean(List<Ending> endings, ToDoubleFunction<Ending> what) {
    return endings.stream().mapToDouble(what).average().orElseThrow();
  }

  /**
   * How one study ended.
   *
   * @param found the look, from 0, that called the better variant different
   */
  private record Ending(boolean wrong, OptionalInt found, Optional<Boolean> wronglyEquivalent) {}

  /** What every look of a study sees. */
  private final class Analysed {
    private final List<Optional<Evidence>> equal;
    private final List<Optional<Evidence>> better;
    private final Design design;
    private final Looks looks;
    private final double margin;

    Analysed(SimulatedStudy study, Design design, Looks looks, double margin) {
      this.design = design;
      this.looks = looks;
      this.margin = margin;
      this.equal = evidence(study.equal());
      this.better = evidence(study.better());
    }

    private List<Optional<Evidence>> evidence(Seen seen) {
      return repetitions(design, looks).stream()
          .map(n -> design.test(what.size()).test(seen.first(n).pairing("variant")))
          .toList();
    }

    Ending ending(Stopping rule) {
      return new Ending(
          first(look -> differs(rule, equal, look)).isPresent(),
          first(look -> differs(rule, better, look)),
          Optional.of(first(look -> isWithin(rule, look)).isPresent()));
    }

    private OptionalInt first(IntPredicate ends) {
      return IntStream.range(0, looks.count()).filter(ends).findFirst();
    }

    private boolean differs(Stopping rule, List<Optional<Evidence>> all, int look) {
      return all.get(look)
          .filter(
              it -> ends(rule, look, it.estimate().pValue(), cost(it, GroupSequential::adjusted)))
          .isPresent();
    }

    private boolean isWithin(Stopping rule, int look) {
      return better
          .get(look)
          .filter(
              it ->
                  ends(
                      rule,
                      look,
                      it.estimate().equivalence(margin),
                      cost(it, GroupSequential::adjustedOneSided)))
          .isPresent();
    }

    /** No rule makes a p value smaller. */
    private static boolean ends(Stopping rule, int look, double pValue, Stopping.Cost cost) {
      return pValue < Candidate.LEVEL && rule.counted(look, pValue, cost) < Candidate.LEVEL;
    }

    private Stopping.Cost cost(Evidence evidence, Adjusting adjusting) {
      return new Stopping.Cost() {
        @Override
        public int looks() {
          return looks.count();
        }

        @Override
        public double of(double shape, int look, double pValue) {
          GroupSequential plan =
              GroupSequential.of(looks, design.folds(), evidence.precision(), shape);
          return adjusting.of(plan, look, pValue);
        }
      };
    }
  }

  /** One-sided or two-sided. */
  @FunctionalInterface
  private interface Adjusting {
    double of(GroupSequential plan, int look, double pValue);
  }

  /** Both variants of a study in one correction, as studies are analysed. */
  private Ending corrected(SimulatedStudy study, Design design, Looks looks) {
    SequentialComparisons said = SequentialComparisons.before(looks, OptionalDouble.empty());
    OptionalInt found = OptionalInt.empty();
    for (int look = 0; look < looks.count(); look++) {
      int n = looks.seeds().get(look) * design.folds();
      said =
          said.next(
              List.of(
                  study.equal().first(n).pairing("equal"),
                  study.better().first(n).pairing("better")),
              design.test(what.size()));
      if (found.isEmpty() && isDifferent(said.comparisons().get(1))) {
        found = OptionalInt.of(look);
      }
    }
    return new Ending(isDifferent(said.comparisons().get(0)), found, Optional.empty());
  }

  private static boolean isDifferent(Comparison comparison) {
    return comparison.verdict() == Verdict.BETTER || comparison.verdict() == Verdict.WORSE;
  }
}
