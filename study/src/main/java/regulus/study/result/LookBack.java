package regulus.study.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import regulus.statistics.Comparison;
import regulus.statistics.SequentialComparisons;
import regulus.study.Looking;
import regulus.study.Looking.Look;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.UntilDecided;

/**
 * The looks of a study that is run until it is decided, made again from its trials: each look sees
 * only the seeds that there were then, so that it says what it said.
 *
 * @param looking the looks whose trials have all ended
 * @param comparisons as the last of them left them; before the first, with what there is so far
 */
record LookBack(Looking looking, List<Comparison> comparisons) {
  /**
   * @param pairs of its trials
   */
  record Study(StudySpec spec, List<VariantResult> variants, TrialPairs pairs) {

    Differences after(int seeds) {
      Set<Long> seen = new HashSet<>(spec.repeat().first(seeds));
      return new Differences(
          spec, variants.stream().map(variant -> within(variant, seen)).toList(), pairs);
    }

    private static VariantResult within(VariantResult variant, Set<Long> seeds) {
      return new VariantResult(
          variant.variant(),
          variant.parameters(),
          variant.trials().stream().filter(it -> seeds.contains(it.trial().seed())).toList(),
          variant.summary());
    }

    /** Whether all trials of these variants have ended. */
    boolean ended(Set<String> names, int seeds) {
      Set<Long> wanted = new HashSet<>(spec.repeat().first(seeds));
      int trials = seeds * spec.repeat().foldNumbers().size();
      return variants.stream()
          .filter(variant -> names.contains(variant.variant().name()))
          .map(variant -> within(variant, wanted).trials())
          .allMatch(it -> it.size() == trials && it.stream().allMatch(Study::ended));
    }

    private static boolean ended(TrialResult trial) {
      return trial.state() == State.DONE || trial.state() == State.FAILED;
    }
  }

  static LookBack of(Study study, UntilDecided plan) {
    SequentialComparisons said =
        SequentialComparisons.before(plan.looks(), study.spec().compare().margin());
    Looking looking = new Looking(plan, List.of());
    for (int seeds : plan.looks().seeds()) {
      Set<String> open = looking.open(study.spec());
      if (open.isEmpty() || !study.ended(open, seeds)) {
        break;
      }
      SequentialComparisons next = look(said, study.after(seeds));
      looking = new Looking(plan, with(looking.taken(), new Look(seeds, tested(said, next))));
      said = next;
    }
    return new LookBack(looking, said.made() > 0 ? said.comparisons() : soFar(study, plan, said));
  }

  private static SequentialComparisons look(SequentialComparisons before, Differences now) {
    return before.next(now.pairings(), now.test());
  }

  private static List<Comparison> soFar(
      Study study, UntilDecided plan, SequentialComparisons before) {
    return look(before, study.after(plan.first())).comparisons();
  }

  /** What the look was about: what had no verdict before it. */
  private static List<Comparison> tested(
      SequentialComparisons before, SequentialComparisons after) {
    List<Comparison> tested = new ArrayList<>();
    for (int i = 0; i < after.comparisons().size(); i++) {
      if (before.made() == 0 || SequentialComparisons.isOpen(before.comparisons().get(i))) {
        tested.add(after.comparisons().get(i));
      }
    }
    return tested;
  }

  private static List<Look> with(List<Look> looks, Look next) {
    List<Look> all = new ArrayList<>(looks);
    all.add(next);
    return all;
  }
}
