package regulus.study;

import java.util.List;
import java.util.Optional;
import regulus.learning.setting.InvalidSetting;
import regulus.statistics.Looks;
import regulus.study.StudySpec.Repetition;

/**
 * That a study adds seeds where a comparison is open, decided before its first look.
 *
 * @param first after how many seeds the comparisons are looked at first
 * @param most seeds, however open they are
 */
public record UntilDecided(int first, int most) {
  /** Repetitions from which on nobody gains much from more. */
  private static final int ENOUGH = 20;

  /** No difference is known from fewer. */
  private static final int FEWEST = 2;

  public UntilDecided {
    if (first < 1 || most < first) {
      throw InvalidSetting.of("most seeds", "at least " + first + ", as many as at first", most);
    }
  }

  /**
   * From the file's seeds on, of which a single one without folds is too few to look at.
   *
   * @throws InvalidSetting if most is not above the number of the file's seeds
   */
  public static UntilDecided from(Repetition repeat, int most) {
    int seeds = repeat.seeds().size();
    if (most <= seeds) {
      throw InvalidSetting.of("most seeds", "more than the " + seeds + " of the study file", most);
    }
    return new UntilDecided(first(repeat), most);
  }

  /** Until there are 20 repetitions of everything, or twice the file's if that is more. */
  public static int usual(Repetition repeat) {
    int folds = repeat.foldNumbers().size();
    return Math.max(2 * repeat.seeds().size(), (ENOUGH + folds - 1) / folds);
  }

  private static int first(Repetition repeat) {
    boolean single = repeat.times() < FEWEST;
    return single ? FEWEST : repeat.seeds().size();
  }

  /** After how many seeds each look is. */
  public Looks looks() {
    return Looks.between(first, most);
  }

  /** Why a study cannot be run in this way, in one sentence; none if it can. */
  public static Optional<String> objection(StudySpec study) {
    List<Variant> compared =
        study.variants().stream().filter(it -> it.baseline().isPresent()).toList();
    if (compared.isEmpty()) {
      return Optional.of("this study has no variants to compare with a base");
    }
    return compared.stream().allMatch(variant -> sameAsBase(study, variant))
        ? Optional.of("every variant of this study is the same as its base")
        : Optional.empty();
  }

  /** Whether a variant computes what its base does: no number of seeds will show a difference. */
  public static boolean sameAsBase(StudySpec study, Variant variant) {
    return variant
        .baseline()
        .map(study::variant)
        .filter(base -> base.network().equals(variant.network()))
        .filter(base -> base.training().equals(variant.training()))
        .isPresent();
  }
}
