package regulus.study.result;

import java.util.List;
import java.util.Optional;
import regulus.statistics.LeaderComparisons;
import regulus.statistics.Leaders;
import regulus.statistics.Looks;
import regulus.statistics.Pairing;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.result.TrialPairs.Side;

/**
 * Which variants of a study lead, and which of them can be told apart: those that compete for its
 * choice, by the figure that it chooses by.
 *
 * @param result with the comparisons that the study makes anyway
 * @param pairs of its trials
 */
record Ahead(StudyResult result, TrialPairs pairs) {

  Optional<Leaders> leaders() {
    List<String> order = Choosing.order(result.variants(), result.study().choose());
    if (order.size() < 2) {
      return Optional.empty();
    }
    return LeaderComparisons.of(
        new LeaderComparisons.Field(order, result.comparisons(), this::pairing),
        pairs.test(trials()),
        new LeaderComparisons.Rules(result.study().compare().margin(), looks()));
  }

  private Optional<Looks> looks() {
    return result.looking().map(it -> it.plan().looks());
  }

  private List<TrialResult> trials() {
    return result.variants().stream().flatMap(it -> it.trials().stream()).toList();
  }

  private Pairing pairing(String one, String other) {
    VariantResult first = result.variant(one);
    VariantResult second = result.variant(other);
    return looks()
        .map(it -> seen(it, first, second))
        .map(seeds -> pairs.pairing(within(first, seeds), within(second, seeds)))
        .orElseGet(() -> pairs.pairing(new Side(first), new Side(second)));
  }

  /** The seeds of the last look that saw both; one of them may have been decided before. */
  private List<Long> seen(Looks looks, VariantResult one, VariantResult other) {
    StudySpec.Repetition repeat = result.study().repeat();
    int both = Math.min(one.trials().size(), other.trials().size()) / repeat.foldNumbers().size();
    return repeat.first(
        looks.seeds().stream().filter(it -> it <= both).reduce(0, (before, last) -> last));
  }

  private static Side within(VariantResult variant, List<Long> seeds) {
    return new Side(
        new VariantResult(
            variant.variant(),
            variant.parameters(),
            variant.trials().stream().filter(it -> seeds.contains(it.trial().seed())).toList(),
            variant.summary()));
  }
}
