package regulus.study.result;

import java.util.List;
import java.util.Optional;
import regulus.statistics.Summary;
import regulus.study.StudyResult.VariantResult;

/**
 * A variant that is compared with those of other studies.
 *
 * @param chosen whether it stands here because its study chose it, by the figures that are compared
 *     now; otherwise somebody named it
 */
public record Contender(ComparedStudy study, String variant, boolean chosen) {
  /** What its study gave for it in the seeds that are compared. */
  public VariantResult result() {
    return study.compared(variant);
  }

  /** Its figures over all its repetitions, paired or not; none before one has finished. */
  public Optional<Summary> summary() {
    return Optional.ofNullable(result().summary().get(study.result().study().choose().by()));
  }

  /** Every variant that could have stood here, had chance gone another way. */
  List<Contender> candidates() {
    return chosen
        ? study.result().variants().stream()
            .map(other -> new Contender(study, other.variant().name(), true))
            .toList()
        : List.of(this);
  }

  /** Whether it is the same variant of the same run. */
  public boolean same(Contender other) {
    return study.name().equals(other.study.name()) && variant.equals(other.variant);
  }
}
