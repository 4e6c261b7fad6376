package regulus.study.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import regulus.learning.training.Epoch;
import regulus.study.Looking.Look;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;

/** What happens while a study runs. Events come one after the other, from one thread. */
public sealed interface StudyEvent {

  /**
   * Trials are about to run: all of the study first, the final ones later.
   *
   * @param trials in the study's order; variants that are alike share an id
   * @param reused ids of those that are done already
   */
  record Planned(List<TrialSpec> trials, Set<String> reused) implements StudyEvent {
    public Planned {
      trials = List.copyOf(trials);
      reused = Set.copyOf(reused);
    }
  }

  /**
   * A trial that was done is not any more, and has to begin anew.
   *
   * @param damage which of its files is missing or another, as the beginning of a sentence
   */
  record TrialLost(TrialSpec trial, String damage) implements StudyEvent {}

  record TrialStarted(TrialSpec trial) implements StudyEvent {}

  /**
   * @param seconds validation included
   */
  record EpochFinished(TrialSpec trial, Epoch epoch, double seconds) implements StudyEvent {}

  /** The trial's files are on the disk. */
  record TrialDone(TrialResult result) implements StudyEvent {}

  /**
   * @param cause one sentence
   */
  record TrialFailed(TrialSpec trial, String cause) implements StudyEvent {}

  /** The trial stopped between two steps; it begins anew when the study goes on. */
  record TrialStopped(TrialSpec trial) implements StudyEvent {}

  /**
   * The comparisons were looked at.
   *
   * @param number from 1
   * @param of how many looks there are at most
   * @param next after how many seeds those that are open are looked at again; none if they are not
   */
  record Looked(int number, int of, Look look, Optional<Integer> next) implements StudyEvent {}

  /** The variant that goes to the final test. */
  record Chosen(String variant) implements StudyEvent {}
}
