package regulus.statistics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.Estimate;
import regulus.statistics.GroupSequential;
import regulus.statistics.Looks;
import regulus.statistics.PairedTest.Evidence;
import regulus.statistics.SequentialComparisons;
import regulus.statistics.simulation.Stopping.Levels;

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
   *     margin as large as its true difference
   * @param repetitions that the better variant had on average when the study ended
   */
  public record Rates(
      String rule,
      List<Integer> looks,
      double wrong,
      double power,
      double wronglyEquivalent,
      double repetitions) {}

  /** Every rule, then Regulus' own with two comparisons corrected together. */
  public List<Rates> rates(Design design) {
    List<SimulatedStudy> studies = what.studies(design);
    double truth =
        studies.stream()
            .flatMapToDouble(it -> Arrays.stream(it.better().differences()))
            .average()
            .orElseThrow();
    List<Rates> rates = new ArrayList<>();
    Looks looks = looks(design);
    List<Analysed> analysed =
        studies.stream().map(study -> new Analysed(study, design, looks, truth)).toList();
    for (Stopping rule : Stopping.values()) {
      Levels levels = rule.levels(looks, plan(design, looks));
      rates.add(
          rates(
              rule.words(),
              analysed.stream().map(it -> it.ending(levels)).toList(),
              repetitions(design, looks)));
    }
    rates.add(
        rates(
            "Regulus, two comparisons",
            studies.stream().map(it -> corrected(it, design, looks)).toList(),
            repetitions(design, looks)));
    return rates;
  }

  private Looks looks(Design design) {
    int folds = design.folds();
    return Looks.between(folds > 1 ? 1 : first, what.many() / folds);
  }

  private static List<Integer> repetitions(Design design, Looks looks) {
    return looks.seeds().stream().map(seeds -> seeds * design.folds()).toList();
  }

  private GroupSequential plan(Design design, Looks looks) {
    return GroupSequential.of(
        looks,
        seeds -> design.test(what.size()).information(seeds * design.folds()),
        SequentialComparisons.SHAPE);
  }

  private static Rates rates(String rule, List<Ending> endings, List<Integer> looks) {
    return new Rates(
        rule,
        looks,
        mean(endings, it -> it.wrong() ? 1 : 0),
        mean(endings, it -> it.found().isPresent() ? 1 : 0),
        mean(endings, it -> it.wronglyEquivalent() ? 1 : 0),
        mean(endings, it -> looks.get(it.found().orElse(looks.size() - 1))));
  }

  private static double mean(List<Ending> endings, ToDoubleFunction<Ending> what) {
    return endings.stream().mapToDouble(what).average().orElseThrow();
  }

  /**
   * How one study ended.
   *
   * @param found the look, from 0, that called the better variant different
   */
  private record Ending(boolean wrong, OptionalInt found, boolean wronglyEquivalent) {}

  /** What every look of a study sees. */
  private final class Analysed {
    private final double[] equal;
    private final double[] better;
    private final double[] within;

    Analysed(SimulatedStudy study, Design design, Looks looks, double margin) {
      List<Integer> counts = repetitions(design, looks);
      equal = values(study.equal(), counts, design, Estimate::pValue);
      better = values(study.better(), counts, design, Estimate::pValue);
      within = values(study.better(), counts, design, it -> it.equivalence(margin));
    }

    private double[] values(
        Seen seen, List<Integer> counts, Design design, ToDoubleFunction<Estimate> value) {
      return counts.stream()
          .mapToDouble(
              n ->
                  design
                      .test(what.size())
                      .test(seen.first(n).pairing("variant", design))
                      .map(Evidence::estimate)
                      .map(value::applyAsDouble)
                      .orElse(1.0))
          .toArray();
    }

    Ending ending(Levels levels) {
      return new Ending(
          below(equal, levels.differences()).isPresent(),
          below(better, levels.differences()),
          below(within, levels.equivalences()).isPresent());
    }

    private static OptionalInt below(double[] pValues, double[] levels) {
      return IntStream.range(0, levels.length).filter(i -> pValues[i] < levels[i]).findFirst();
    }
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
                  study.equal().first(n).pairing("equal", design),
                  study.better().first(n).pairing("better", design)),
              design.test(what.size()));
      if (found.isEmpty() && isDifferent(said.comparisons().get(1))) {
        found = OptionalInt.of(look);
      }
    }
    return new Ending(isDifferent(said.comparisons().get(0)), found, false);
  }

  private static boolean isDifferent(Comparison comparison) {
    return comparison.verdict() == Verdict.BETTER || comparison.verdict() == Verdict.WORSE;
  }
}
