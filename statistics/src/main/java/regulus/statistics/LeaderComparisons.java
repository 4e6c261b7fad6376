package regulus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import regulus.statistics.Comparison.Equivalence;
import regulus.statistics.Comparison.Looked;
import regulus.statistics.Comparison.Outlook;
import regulus.statistics.Comparison.Significance;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.Leaders.Bond;
import regulus.statistics.PairedTest.Evidence;

/**
 * Which variants lead a study, and which of these can be told apart. The figures that are compared
 * have also put the variants into their order, so any pair might have come out ahead: Holm corrects
 * over all pairs, and the chance of any false "better" or "worse" among those that are shown stays
 * below 0.05, whichever they are (Holm 1979 allows for any choice from a family that is corrected
 * whole). Comparisons that the study makes anyway, each variant with its base, were planned before
 * any figure and are a family of their own; they are taken as they are.
 *
 * <p>Of a study that looks several times, a pair is judged once, at the last look that both
 * variants lived to see, by the chance that any of all planned looks shows as much ({@link
 * GroupSequential}); that holds for whatever reason one of them got no more seeds.
 */
public final class LeaderComparisons {
  private static final Set<Verdict> TOLD_APART = EnumSet.of(Verdict.BETTER, Verdict.WORSE);

  private final Field field;
  private final PairedTest test;
  private final Rules rules;
  private final List<Duel> duels;
  private final double[] differences;
  private final double[] equivalences;

  private LeaderComparisons(Field field, PairedTest test, Rules rules) {
    this.field = field;
    this.test = test;
    this.rules = rules;
    this.duels = field.pairs().stream().map(this::duel).toList();
    this.differences = adjusted(Judged::pValue);
    this.equivalences =
        rules.margin().isPresent()
            ? adjusted(it -> it.equivalence(rules.margin().getAsDouble()))
            : new double[0];
  }

  /**
   * Who competes.
   *
   * @param order the best first, all different
   * @param planned the comparisons that the study makes anyway
   * @param pairings of any two
   */
  public record Field(List<String> order, List<Comparison> planned, Pairings pairings) {
    public Field {
      order = List.copyOf(order);
      planned = List.copyOf(planned);
    }

    /** All pairs that are not planned, the better one first. */
    private List<Pair> pairs() {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        for (int j = i + 1; j < order.size(); j++) {
          Pair pair = new Pair(order.get(i), order.get(j));
          if (planned.stream().noneMatch(pair::isOf)) {
            pairs.add(pair);
          }
        }
      }
      return pairs;
    }
  }

  /** The figures of two variants. */
  @FunctionalInterface
  public interface Pairings {
    /**
     * @param variant that stands in the place of the variant
     * @param baseline that stands in the place of its baseline
     */
    Pairing of(String variant, String baseline);
  }

  /**
   * How they are compared.
   *
   * @param margin the largest difference that does not matter, if somebody said
   * @param looks of a study that looks several times
   */
  public record Rules(OptionalDouble margin, Optional<Looks> looks) {}

  /** Two variants, the better one first. */
  private record Pair(String better, String worse) {
    boolean isOf(Comparison comparison) {
      return isOf(comparison.variant(), comparison.baseline())
          || isOf(comparison.baseline(), comparison.variant());
    }

    private boolean isOf(String one, String other) {
      return better.equals(one) && worse.equals(other);
    }

    boolean has(String name) {
      return better.equals(name) || worse.equals(name);
    }
  }

  /**
   * What there is of two variants.
   *
   * @param pairing without what was said of each image, which takes much room
   * @param verdicts by the test that fits what is known of it
   */
  private record Duel(Pair pair, Pairing pairing, Verdicts verdicts, Optional<Judged> judged) {
    Comparison tested(Significance significance, Supplier<Optional<Outlook>> outlook) {
      return verdicts.tested(pairing, significance, outlook);
    }

    Comparison untested() {
      return verdicts.untested(pairing);
    }
  }

  /**
   * What a pair is judged by.
   *
   * @param looked what all looks cost; none where there is one look
   */
  private record Judged(Evidence evidence, Optional<AtLook> looked) {
    Estimate estimate() {
      return evidence.estimate();
    }

    double pValue() {
      double alone = estimate().pValue();
      return looked.map(it -> it.plan().adjusted(it.look(), alone)).orElse(alone);
    }

    double equivalence(double margin) {
      double alone = estimate().equivalence(margin);
      return looked.map(it -> it.plan().adjustedOneSided(it.look(), alone)).orElse(alone);
    }
  }

  /**
   * @param look from 0
   */
  private record AtLook(GroupSequential plan, int look) {}

  /** None where no pair of variants but the planned ones can be compared. */
  public static Optional<Leaders> of(Field field, PairedTest test, Rules rules) {
    LeaderComparisons all = new LeaderComparisons(field, test, rules);
    return all.differences.length == 0 ? Optional.empty() : Optional.of(all.leaders());
  }

  private Duel duel(Pair pair) {
    Pairing pairing = field.pairings().of(pair.better(), pair.worse());
    Pairing figures =
        new Pairing(pairing.subject(), pairing.variant(), pairing.baseline(), pairing.trained());
    Verdicts verdicts = Verdicts.of(test, pairing);
    return new Duel(
        pair, figures, verdicts, verdicts.evidence(pairing).flatMap(it -> judged(pairing, it)));
  }

  private Optional<Judged> judged(Pairing pairing, Evidence evidence) {
    if (rules.looks().isEmpty()) {
      return Optional.of(new Judged(evidence, Optional.empty()));
    }
    Looks looks = rules.looks().get();
    int pairs = pairing.variant().length;
    int look = looks.seeds().indexOf(pairs / test.folds());
    return look < 0 || pairs % test.folds() > 0
        ? Optional.empty()
        : Optional.of(new Judged(evidence, Optional.of(new AtLook(plan(looks, evidence), look))));
  }

  private GroupSequential plan(Looks looks, Evidence evidence) {
    return GroupSequential.of(
        looks, test.folds(), evidence.precision(), SequentialComparisons.SHAPE);
  }

  private double[] adjusted(ToDoubleFunction<Judged> pValue) {
    return Holm.adjust(
        duels.stream().flatMap(it -> it.judged().stream()).mapToDouble(pValue).toArray());
  }

  private Leaders leaders() {
    List<Comparison> all = IntStream.range(0, duels.size()).mapToObj(this::brief).toList();
    List<Comparison> every = Stream.concat(all.stream(), field.planned().stream()).toList();
    String best = best(every);
    List<String> names = new ArrayList<>(List.of(best));
    field.order().stream()
        .filter(it -> verdict(new Pair(best, it), every).filter(this::holds).isPresent())
        .forEach(names::add);
    List<Comparison> shown = shown(names, all);
    List<Comparison> known = Stream.concat(shown.stream(), field.planned().stream()).toList();
    return new Leaders(names, bond(names, every), shown, last(names, known), differences.length);
  }

  /** None where all the others are ahead in the seeds that they share with the best. */
  private static Optional<Comparison> last(List<String> names, List<Comparison> known) {
    String best = names.get(0);
    return names.stream()
        .skip(1)
        .flatMap(it -> known.stream().filter(new Pair(best, it)::isOf).limit(1))
        .filter(it -> behind(best, it) > 0)
        .max(Comparator.comparingDouble(it -> behind(best, it)));
  }

  /** By how much the other one of a comparison is worse than the best. */
  private static double behind(String best, Comparison comparison) {
    boolean higher = comparison.subject().measure().better() == Measure.Better.HIGHER;
    double ahead = comparison.difference().orElse(0.0) * (higher ? 1 : -1);
    return comparison.variant().equals(best) ? ahead : -ahead;
  }

  /** The first that is not known to be worse than another. */
  private String best(List<Comparison> every) {
    return field.order().stream()
        .filter(name -> every.stream().noneMatch(it -> isWorse(name, it)))
        .findFirst()
        .orElse(field.order().get(0));
  }

  private static boolean isWorse(String name, Comparison comparison) {
    return (comparison.verdict() == Verdict.WORSE && comparison.variant().equals(name))
        || (comparison.verdict() == Verdict.BETTER && comparison.baseline().equals(name));
  }

  /** Whether two are not told apart, but may be compared. */
  private boolean holds(Verdict verdict) {
    return verdict == Verdict.UNDECIDED || verdict == Verdict.EQUIVALENT;
  }

  private static Optional<Verdict> verdict(Pair pair, List<Comparison> every) {
    return every.stream().filter(pair::isOf).map(Comparison::verdict).findFirst();
  }

  private static Bond bond(List<String> names, List<Comparison> every) {
    if (names.size() == 1) {
      return Bond.ALONE;
    }
    Set<Verdict> among = EnumSet.noneOf(Verdict.class);
    for (int i = 0; i < names.size(); i++) {
      for (String other : names.subList(i + 1, names.size())) {
        verdict(new Pair(names.get(i), other), every).ifPresent(among::add);
      }
    }
    if (among.equals(EnumSet.of(Verdict.EQUIVALENT))) {
      return Bond.EQUIVALENT;
    }
    return among.stream().anyMatch(TOLD_APART::contains) ? Bond.ROUND_THE_BEST : Bond.TOGETHER;
  }

  /** Those of the best, and those that tell leaders apart from each other. */
  private List<Comparison> shown(List<String> names, List<Comparison> all) {
    return IntStream.range(0, duels.size())
        .filter(
            i -> {
              Pair pair = duels.get(i).pair();
              boolean leaders = names.contains(pair.better()) && names.contains(pair.worse());
              return pair.has(names.get(0))
                  || (leaders && TOLD_APART.contains(all.get(i).verdict()));
            })
        .mapToObj(this::whole)
        .toList();
  }

  /** The verdict alone: what else is said of a comparison takes long, and few are shown. */
  private Comparison brief(int i) {
    Duel duel = duels.get(i);
    return duel.judged()
        .map(it -> significance(i, it.estimate().ci95(), it, Optional.empty()))
        .map(it -> duel.tested(it, Optional::empty))
        .orElseGet(duel::untested);
  }

  private Comparison whole(int i) {
    Duel duel = duels.get(i);
    return duel.judged().map(it -> whole(i, duel, it)).orElseGet(duel::untested);
  }

  private Comparison whole(int i, Duel duel, Judged judged) {
    Power power = new Power(judged.evidence().precision(), Comparisons.LEVEL / differences.length);
    return duel.tested(
        whole(i, judged),
        () -> new Outlooks(power, duel.verdicts().effect(duel.pairing())).outlook(rules.margin()));
  }

  private Significance whole(int i, Judged judged) {
    if (judged.looked().isEmpty()) {
      return significance(i, judged.estimate().ci95(), judged, Optional.empty());
    }
    AtLook at = judged.looked().get();
    double level = at.plan().level(at.look(), Comparisons.LEVEL);
    return significance(i, judged.estimate().interval(level), judged, Optional.of(looked(i, at)));
  }

  private Looked looked(int i, AtLook at) {
    double own = differences[place(i)];
    int among = (int) Arrays.stream(differences).filter(p -> p >= own).count();
    return new Looked(
        at.look() + 1,
        rules.looks().orElseThrow().count(),
        at.plan().level(at.look(), Comparisons.LEVEL / among));
  }

  private Significance significance(
      int i, Interval interval, Judged judged, Optional<Looked> looked) {
    Optional<Equivalence> equivalence =
        rules.margin().isPresent()
            ? Optional.of(
                new Equivalence(
                    rules.margin().getAsDouble(),
                    judged.equivalence(rules.margin().getAsDouble()),
                    equivalences[place(i)]))
            : Optional.empty();
    return new Significance(
        interval, judged.estimate().pValue(), differences[place(i)], equivalence, looked);
  }

  /** Among those that can be judged. */
  private int place(int i) {
    return (int) duels.stream().limit(i).filter(it -> it.judged().isPresent()).count();
  }
}
