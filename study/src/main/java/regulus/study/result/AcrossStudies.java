package regulus.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regulus.learning.storage.Predictions;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.Pairing;
import regulus.study.Extras;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.TrialResult;
import regulus.study.Variant;
import regulus.study.result.TrialPairs.Side;

/**
 * Networks of several studies of the same images, each compared with one of them, paired by seed
 * and fold. Holm counts every comparison that could have stood here: a variant that its study chose
 * by the figures that are compared is the luckiest of several, and one that somebody names may be
 * named for its luck, so all of these count.
 *
 * @param contenders in the given order, the baseline among them
 * @param margin the largest difference that does not matter; none if nobody said
 * @param comparisons of all but the baseline, in their order
 * @param counted over how many comparisons p values are corrected
 */
public record AcrossStudies(
    List<Contender> contenders,
    Contender baseline,
    OptionalDouble margin,
    List<Comparison> comparisons,
    int counted) {

  public AcrossStudies {
    contenders = List.copyOf(contenders);
    comparisons = List.copyOf(comparisons);
  }

  /** Why these studies cannot be compared, in a sentence; none if they can. */
  public static Optional<String> obstacle(List<ComparedStudy> studies) {
    return studies.stream()
        .skip(1)
        .flatMap(it -> studies.get(0).incomparable(it).stream())
        .findFirst();
  }

  /** That two of them are one study in two folders, in a sentence; none if all differ. */
  public static Optional<String> twice(List<ComparedStudy> studies) {
    for (int i = 0; i < studies.size(); i++) {
      for (ComparedStudy other : studies.subList(i + 1, studies.size())) {
        if (studies.get(i).isSameAs(other)) {
          return Optional.of(studies.get(i).sameAs(other));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * That nothing is to be compared but variants of one study, which compares some of them itself,
   * in a sentence; none otherwise. That comparison was planned: its correction counts what was
   * planned with it, and one that is asked for now would get another verdict.
   */
  public static Optional<String> planned(List<Contender> contenders, Contender baseline) {
    return contenders.stream().map(it -> it.study().name()).distinct().count() > 1
        ? Optional.empty()
        : plannedWith(contenders, baseline)
            .map(it -> it + "; name variants that it does not compare, or another study.")
            .findFirst();
  }

  private static Stream<String> plannedWith(List<Contender> contenders, Contender baseline) {
    return contenders.stream()
        .filter(it -> it.isPlannedWith(baseline))
        .map(
            it ->
                it.study().name()
                    + " itself compares "
                    + it.variant()
                    + " with "
                    + baseline.variant()
                    + ", and the verdict of its own report (regulus report) is the one that"
                    + " stands");
  }

  /** The margin that all studies give; none if one gives another or none. */
  public static OptionalDouble margin(List<ComparedStudy> studies) {
    List<OptionalDouble> margins =
        studies.stream().map(it -> it.result().study().compare().margin()).distinct().toList();
    return margins.size() == 1 ? margins.get(0) : OptionalDouble.empty();
  }

  /**
   * @param contenders at least two, all different, of studies without an {@link #obstacle}
   * @param baseline one of them
   * @param margin the largest difference that does not matter, above 0
   */
  public static AcrossStudies of(
      List<Contender> contenders, Contender baseline, OptionalDouble margin) {
    obstacle(contenders.stream().map(Contender::study).toList())
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(obstacle);
            });
    return new Comparing(contenders, baseline).compared(margin);
  }

  public Choice choice() {
    return baseline.study().result().study().choose();
  }

  /** How a contender is called here: {@code wide}, or {@code second:wide} among several studies. */
  public String name(Contender contender) {
    return name(contenders, contender);
  }

  /** A contender's comparison with the baseline; none for the baseline itself. */
  public Optional<Comparison> comparison(Contender contender) {
    return comparisons.stream().filter(it -> it.variant().equals(name(contender))).findFirst();
  }

  /** The same as the result of one study, whose base is the baseline: for tables. */
  public StudyResult asStudy() {
    StudySpec spec = baseline.study().result().study();
    List<VariantResult> results =
        Stream.concat(Stream.of(baseline), contenders.stream().filter(it -> !it.same(baseline)))
            .map(this::renamed)
            .toList();
    return new StudyResult(
        new StudySpec(
            title(),
            spec.data(),
            results.stream().map(VariantResult::variant).toList(),
            spec.repeat(),
            spec.choose(),
            Optional.empty(),
            Extras.NONE,
            Optional.empty(),
            new StudySpec.Comparing(margin)),
        results,
        comparisons,
        Optional.empty(),
        List.of());
  }

  private String title() {
    return contenders.stream()
        .map(it -> it.study().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private VariantResult renamed(Contender contender) {
    VariantResult own = contender.result();
    Variant variant =
        new Variant(
            name(contender),
            contender.same(baseline) ? Optional.empty() : Optional.of(name(baseline)),
            own.variant().network(),
            own.variant().training());
    return new VariantResult(variant, own.parameters(), own.trials(), own.summary());
  }

  /** What must be known of the comparisons, in sentences. */
  public List<String> notes() {
    Stream<String> correction = counted > 1 ? Stream.of(correction()) : Stream.empty();
    Stream<String> seeds =
        contenders.stream().flatMap(it -> it.study().seeds().stream()).distinct();
    return Stream.of(correction, plannedElsewhere(), seeds, sameTrainings())
        .flatMap(it -> it)
        .toList();
  }

  /** Its correction counts other comparisons, and a study that looks has more seeds than count. */
  private Stream<String> plannedElsewhere() {
    List<String> variants =
        contenders.stream()
            .filter(it -> it.isComparedWith(baseline))
            .map(Contender::variant)
            .toList();
    return variants.isEmpty()
        ? Stream.empty()
        : Stream.of(
            baseline.study().name()
                + " itself compares "
                + String.join(", ", variants)
                + " with "
                + baseline.variant()
                + ": what its own report says of that stands; here other comparisons may count.");
  }

  private Stream<String> sameTrainings() {
    return contenders.stream()
        .filter(it -> !it.same(baseline) && it.sharesTrials(baseline))
        .map(
            it ->
                name(it)
                    + " and "
                    + name(baseline)
                    + " share trainings: equal ids compute the same.");
  }

  private String correction() {
    long tested = comparisons.stream().filter(it -> it.significance().isPresent()).count();
    boolean shown = counted == tested;
    return "p is corrected for "
        + counted
        + " comparisons (Holm)"
        + (shown
            ? "."
            : ": all of the variants that might have been chosen or named instead of these.");
  }

  private static String name(List<Contender> contenders, Contender contender) {
    boolean one = contenders.stream().map(it -> it.study().name()).distinct().count() == 1;
    return one ? contender.variant() : contender.study().name() + ":" + contender.variant();
  }

  /** Two contenders, or two of those that could have been. */
  private record Match(Contender contender, Contender baseline) {
    boolean same(Match other) {
      return (contender.same(other.contender) && baseline.same(other.baseline))
          || (contender.same(other.baseline) && baseline.same(other.contender));
    }
  }

  /** Carries the comparisons out. */
  private record Comparing(List<Contender> contenders, Contender baseline) {
    AcrossStudies compared(OptionalDouble margin) {
      List<Match> shown =
          contenders.stream()
              .filter(contender -> !contender.same(baseline))
              .map(contender -> new Match(contender, baseline))
              .toList();
      List<Comparison> all = all(family(shown), margin);
      int counted = (int) all.stream().filter(it -> it.significance().isPresent()).count();
      return new AcrossStudies(contenders, baseline, margin, all.subList(0, shown.size()), counted);
    }

    /** Those that are shown, then those that could have been. */
    private static List<Match> family(List<Match> shown) {
      List<Match> family = new ArrayList<>(shown);
      for (Match match : shown.stream().flatMap(Comparing::possible).toList()) {
        if (family.stream().noneMatch(match::same)) {
          family.add(match);
        }
      }
      return family;
    }

    private static Stream<Match> possible(Match shown) {
      return shown.contender().candidates().stream()
          .flatMap(
              contender ->
                  shown.baseline().candidates().stream()
                      .filter(other -> !other.same(contender))
                      .map(other -> new Match(contender, other)));
    }

    private List<Comparison> all(List<Match> family, OptionalDouble margin) {
      TrialPairs pairs =
          new TrialPairs(
              baseline.study().result().study().data().split(),
              baseline.study().result().study().choose(),
              this::answers);
      List<Pairing> pairings = family.stream().map(match -> pairing(pairs, match)).toList();
      List<TrialResult> trials =
          contenders.stream().flatMap(it -> it.result().trials().stream()).toList();
      return Comparisons.of(pairings, pairs.test(trials), margin);
    }

    private Pairing pairing(TrialPairs pairs, Match match) {
      return pairs.pairing(side(match.contender()), side(match.baseline()));
    }

    private Side side(Contender contender) {
      return new Side(name(contenders, contender), contender.result());
    }

    /** Trials of the same id compute the same, wherever they ran. */
    private Optional<Predictions> answers(String trial) {
      return contenders.stream()
          .flatMap(contender -> contender.study().answers().apply(trial).stream())
          .findFirst();
    }
  }
}
