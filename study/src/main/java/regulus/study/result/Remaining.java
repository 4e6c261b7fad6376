package regulus.study.result;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import regulus.study.TrialResult.State;
import regulus.study.result.StudyStatus.Member;

/** How much work the planned trials still are, judged by the epochs that have been trained. */
final class Remaining {
  private final List<Member> members;

  Remaining(List<Member> members) {
    this.members = members;
  }

  /** Seconds on one thread; none before any epoch has finished. */
  OptionalDouble seconds() {
    OptionalDouble any = mean(members, Remaining::secondsPerEpoch);
    return any.isEmpty()
        ? any
        : OptionalDouble.of(
            members.stream().mapToDouble(member -> seconds(member, any.getAsDouble())).sum());
  }

  private double seconds(Member member, double anySecondsPerEpoch) {
    State state = member.trial().state();
    if (state == State.DONE || state == State.FAILED) {
      return 0;
    }
    List<Member> alike = members.stream().filter(other -> alike(member, other)).toList();
    double each = mean(alike, Remaining::secondsPerEpoch).orElse(anySecondsPerEpoch);
    return each * Math.max(0, epochs(member, alike) - trained(member));
  }

  private static boolean alike(Member one, Member other) {
    return one.variant().equals(other.variant())
        && one.trial().identity().role() == other.trial().identity().role();
  }

  /** As many as those of its variant needed that are done, since training may stop early. */
  private static double epochs(Member member, List<Member> alike) {
    List<Member> done = alike.stream().filter(m -> m.trial().state() == State.DONE).toList();
    return mean(done, Remaining::trained).orElse(member.trial().identity().epochs());
  }

  private static double trained(Member member) {
    return member.trial().progress().history().size();
  }

  private static double secondsPerEpoch(Member member) {
    return member.trial().progress().seconds() / trained(member);
  }

  private static OptionalDouble mean(List<Member> members, ToDoubleFunction<Member> value) {
    return members.stream().filter(m -> trained(m) > 0).mapToDouble(value).average();
  }
}
