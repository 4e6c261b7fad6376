package regulus.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regulus.statistics.Comparison;
import regulus.statistics.SequentialComparisons;

/**
 * The looks of a study that is run until it is decided.
 *
 * @param plan when it looks
 * @param taken the looks that there were, in their order
 */
public record Looking(UntilDecided plan, List<Look> taken) {
  public Looking {
    taken = List.copyOf(taken);
  }

  /**
   * One look.
   *
   * @param seeds after how many
   * @param tested the comparisons that had no verdict before, with what this look says of them
   */
  public record Look(int seeds, List<Comparison> tested) {
    public Look {
      tested = List.copyOf(tested);
    }

    /** The variants that have no verdict after this look. */
    public List<String> open() {
      return tested.stream()
          .filter(SequentialComparisons::isOpen)
          .map(Comparison::variant)
          .toList();
    }
  }

  /** The last look, of at least one. */
  public Look last() {
    return taken.get(taken.size() - 1);
  }

  /** After how many seeds the next look is; none if there will be none. */
  public Optional<Integer> next(StudySpec study) {
    return taken.size() < plan.looks().count() && !open(study).isEmpty()
        ? Optional.of(plan.looks().seeds().get(taken.size()))
        : Optional.empty();
  }

  /** The variants that get the next seeds: those that are open, and their bases. */
  public Set<String> open(StudySpec study) {
    Set<String> names = new LinkedHashSet<>();
    List<String> open =
        taken.isEmpty() ? study.variants().stream().map(Variant::name).toList() : last().open();
    for (Variant variant : study.variants()) {
      if (open.contains(variant.name()) && !UntilDecided.sameAsBase(study, variant)) {
        names.add(variant.name());
        variant.baseline().ifPresent(names::add);
      }
    }
    return names;
  }
}
