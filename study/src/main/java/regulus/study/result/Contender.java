package regulus.study.result;

import java.util.List;
import java.util.Optional;
import regulus.statistics.Summary;
import regulus.study.StudyResult.VariantResult;

/**
 * A variant that is compared with those of other studies.
 *
 * @param reason why it stands here
 */
public record Contender(ComparedStudy study, String variant, Reason reason) {

  /** Why a variant stands in a comparison. */
  public enum Reason {
    /** Its study chose it, by the figures that are compared now. */
    CHOSEN,
    /** Somebody named it, perhaps because its figures looked good or bad. */
    NAMED,
    /** All variants of its study do. */
    EVERY
  }

  /** Whether its study chose it. */
  public boolean chosen() {
    return reason == Reason.CHOSEN;
  }

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
    return reason == Reason.EVERY
        ? List.of(this)
        : study.result().variants().stream()
            .map(other -> new Contender(study, other.variant().name(), reason))
            .toList();
  }

  /** Whether their study compares the two, of which at least one was picked here. */
  boolean isPlannedWith(Contender other) {
    return reason != Reason.EVERY && isComparedWith(other);
  }

  /** Whether their study compares the two. */
  boolean isComparedWith(Contender other) {
    return study.name().equals(other.study.name()) && (isBaseOf(other) || other.isBaseOf(this));
  }

  private boolean isBaseOf(Contender other) {
    return other.result().variant().baseline().filter(variant::equals).isPresent();
  }

  /** Whether it computed the same as another: some of their repetitions are the same training. */
  boolean sharesTrials(Contender other) {
    return result().trials().stream()
        .map(it -> it.trial().id())
        .anyMatch(
            id -> other.result().trials().stream().anyMatch(it -> it.trial().id().equals(id)));
  }

  /** Whether it is the same variant of the same run. */
  public boolean same(Contender other) {
    return study.name().equals(other.study.name()) && variant.equals(other.variant);
  }
}
