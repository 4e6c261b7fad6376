package regulus.statistics.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.Comparisons;
import regulus.statistics.Draws;
import regulus.statistics.LeaderComparisons;
import regulus.statistics.Leaders;
import regulus.statistics.PairedTest;
import regulus.statistics.Pairing;
import regulus.statistics.simulation.Design.Division;
import regulus.statistics.simulation.Design.Size;
import regulus.statistics.simulation.Learner.Kind;

/**
 * Simulated studies of a base and several variants, in which those are compared that came out
 * ahead.
 *
 * @param what the studies
 * @param repetitions of each
 */
public record LeadersCalibration(Calibration what, int repetitions) {
  private static final double LEVEL = 0.05;

  /** All of them are equally good in truth. */
  private static final List<Kind> EQUALS =
      List.of(Kind.BASE, Kind.EQUAL, Kind.MIXED, Kind.CROSSED, Kind.TURNED);

  /** The same, one of them better in truth. */
  private static final List<Kind> ONE_BETTER =
      List.of(Kind.BASE, Kind.BETTER, Kind.EQUAL, Kind.MIXED, Kind.CROSSED);

  private static final Set<Verdict> DIFFERENT = EnumSet.of(Verdict.BETTER, Verdict.WORSE);

  /** How the one that leads might be compared with the others. */
  private enum Rule {
    UNCORRECTED("the first with the others, each for itself") {
      @Override
      Predicate<Comparison> calls(Leaders leaders) {
        return it -> it.pValue().filter(p -> p < LEVEL).isPresent();
      }
    },
    SHOWN("the first with the others, Holm over those") {
      @Override
      Predicate<Comparison> calls(Leaders leaders) {
        int shown = leaders.comparisons().size();
        return it -> it.pValue().filter(p -> p < LEVEL / shown).isPresent();
      }
    },
    EVERY_PAIR("the first with the others, Holm over every pair") {
      @Override
      Predicate<Comparison> calls(Leaders leaders) {
        return it -> DIFFERENT.contains(it.verdict());
      }
    };

    private final String words;

    Rule(String words) {
      this.words = words;
    }

    /**
     * Which of the comparisons it calls different; the first of Holm's steps is enough for that.
     */
    abstract Predicate<Comparison> calls(Leaders leaders);
  }

  /**
   * How a rule did.
   *
   * @param wrong the share of studies of equal variants in which any of them was called different
   * @param power the share of studies with a better one in which it was told apart from the next
   */
  public record Rates(String rule, double wrong, double power) {}

  /** Of all rules; the last one counts the comparisons with the base, too. */
  public List<Rates> rates(Design design) {
    List<Said> equals = said(design, EQUALS);
    List<Said> better = said(design, ONE_BETTER);
    List<Rates> rates = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      rates.add(
          new Rates(
              rule.words,
              share(equals, it -> it.any(rule)),
              share(better, it -> it.first(rule, name(ONE_BETTER, Kind.BETTER)))));
    }
    rates.add(
        new Rates(
            "the same, or a comparison with the base",
            share(equals, it -> it.any(Rule.EVERY_PAIR) || it.anyPlanned()),
            Double.NaN));
    return rates;
  }

  private static String name(List<Kind> kinds, Kind kind) {
    return String.valueOf(kinds.indexOf(kind));
  }

  private static double share(List<Said> all, Predicate<Said> which) {
    return all.stream().filter(which).count() / (double) all.size();
  }

  /** What was said of one study. */
  private record Said(List<Comparison> planned, Optional<Leaders> leaders) {
    boolean any(Rule rule) {
      return leaders.stream().anyMatch(it -> it.comparisons().stream().anyMatch(rule.calls(it)));
    }

    boolean anyPlanned() {
      return planned.stream().anyMatch(it -> DIFFERENT.contains(it.verdict()));
    }

    /** Whether this variant leads and is told from the next that is not the base. */
    boolean first(Rule rule, String variant) {
      return leaders.stream()
          .anyMatch(
              it ->
                  it.comparisons().stream()
                      .limit(1)
                      .filter(first -> first.variant().equals(variant))
                      .anyMatch(rule.calls(it)));
    }
  }

  private List<Said> said(Design design, List<Kind> kinds) {
    return IntStream.range(0, what.studies())
        .parallel()
        .mapToObj(i -> said(design, kinds, what.draws().at(i)))
        .toList();
  }

  private Said said(Design design, List<Kind> kinds, Draws draws) {
    Map<String, double[][]> right = right(design, kinds, draws);
    int[][] numbers = numbers(design, draws);
    Function<String, Pairing> withBase = name -> pairing(numbers, right, name, "0");
    List<String> order =
        right.keySet().stream()
            .sorted(Comparator.comparingDouble(name -> -mean(withBase.apply(name))))
            .toList();
    PairedTest test = design.test(what.size());
    List<Comparison> planned =
        Comparisons.of(
            right.keySet().stream().filter(it -> !it.equals("0")).map(withBase).toList(), test);
    return new Said(
        planned,
        LeaderComparisons.of(
            new LeaderComparisons.Field(
                order, planned, (one, other) -> pairing(numbers, right, one, other)),
            test,
            new LeaderComparisons.Rules(OptionalDouble.empty(), Optional.empty())));
  }

  private static double mean(Pairing pairing) {
    return IntStream.range(0, pairing.variant().length)
        .mapToDouble(i -> pairing.variant()[i])
        .average()
        .orElseThrow();
  }

  private Pairing pairing(
      int[][] numbers, Map<String, double[][]> right, String variant, String baseline) {
    double[][] one = Objects.requireNonNull(right.get(variant));
    double[][] other = Objects.requireNonNull(right.get(baseline));
    double[][] scores = new double[repetitions][];
    for (int i = 0; i < repetitions; i++) {
      scores[i] = SimulatedStudy.less(one[i], other[i]);
    }
    return new Seen(scores, numbers, what.size().ratio(), what.draws()).pairing(variant, baseline);
  }

  /** Of each repetition's validation images. */
  private int[][] numbers(Design design, Draws draws) {
    return IntStream.range(0, repetitions)
        .mapToObj(i -> design.division(what.size(), i, draws.at(1)).validation())
        .toArray(int[][]::new);
  }

  /** By variant, whose name is its number: what each repetition has on each validation image. */
  private Map<String, double[][]> right(Design design, List<Kind> kinds, Draws draws) {
    Size size = what.size();
    Images images = design.images(what.population(), size, draws.at(0));
    Map<String, double[][]> right = new TreeMap<>();
    for (Kind kind : kinds) {
      double[][] own = new double[repetitions][];
      for (int i = 0; i < repetitions; i++) {
        Division division = design.division(size, i, draws.at(1));
        own[i] = what.each(kind, images, division, draws.at(2).at(i));
      }
      right.put(name(kinds, kind), own);
    }
    return right;
  }
}
