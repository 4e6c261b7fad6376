package regulus.study.result;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import regulus.learning.training.Epoch;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec.Role;
import regulus.study.record.FolderLock;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RunFolder;

/**
 * How far a study has come, for somebody who looks in from outside.
 *
 * @param name of the study
 * @param holder the process that runs it now, if any does
 * @param counts trials by state, those of the final test included once they are known; variants
 *     that are alike share a trial
 * @param running what the trials under way have reached
 * @param left time until the trials that are planned now are done; none unless the study runs and
 *     an epoch has finished
 */
public record StudyStatus(
    String name,
    OptionalLong holder,
    Map<State, Integer> counts,
    List<Running> running,
    Optional<Duration> left) {

  /**
   * A trial under way.
   *
   * @param epochs at most
   * @param last the last finished epoch, if any has
   */
  public record Running(String variant, long seed, Role role, int epochs, Optional<Epoch> last) {}

  /** A trial of a variant. */
  record Member(String variant, RecordedTrial trial) {}

  public StudyStatus {
    counts = Map.copyOf(counts);
    running = List.copyOf(running);
  }

  /**
   * Looks into a run folder, also while the study runs there.
   *
   * @throws regulus.study.record.UnusableFolder if there is no record, or it cannot be read
   */
  public static StudyStatus read(RunFolder folder) {
    return of(RecordedStudy.read(folder), FolderLock.holder(folder));
  }

  static StudyStatus of(RecordedStudy recorded, OptionalLong holder) {
    List<Member> members = members(recorded);
    List<Member> running =
        members.stream()
            .filter(member -> holder.isPresent() && member.trial().state() == State.RUNNING)
            .toList();
    return new StudyStatus(
        recorded.facts().name(),
        holder,
        counts(members, holder.isPresent()),
        running.stream().map(StudyStatus::running).toList(),
        left(new Remaining(members), running.size()));
  }

  /** Every trial once, under the first variant that it belongs to. */
  private static List<Member> members(RecordedStudy recorded) {
    Map<String, Member> members = new LinkedHashMap<>();
    recorded
        .plan()
        .forEach(
            plan ->
                members.putIfAbsent(
                    plan.trial(),
                    new Member(plan.variant(), recorded.trial(plan.trial()).orElseThrow())));
    return List.copyOf(members.values());
  }

  /** What a process left running when it died is pending. */
  private static Map<State, Integer> counts(List<Member> members, boolean alive) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0);
    }
    for (Member member : members) {
      State state = member.trial().state();
      counts.merge(state == State.RUNNING && !alive ? State.PENDING : state, 1, Integer::sum);
    }
    return counts;
  }

  private static Running running(Member member) {
    RecordedTrial trial = member.trial();
    List<Epoch> epochs = trial.progress().history().epochs();
    return new Running(
        member.variant(),
        trial.identity().seed(),
        trial.identity().role(),
        trial.identity().epochs(),
        epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1)));
  }

  private static Optional<Duration> left(Remaining remaining, int atOnce) {
    OptionalDouble work = atOnce == 0 ? OptionalDouble.empty() : remaining.seconds();
    return work.isPresent()
        ? Optional.of(Duration.ofMillis(Math.round(1000 * work.getAsDouble() / atOnce)))
        : Optional.empty();
  }
}
