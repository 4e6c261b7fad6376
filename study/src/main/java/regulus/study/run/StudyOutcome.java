package regulus.study.run;

import regulus.study.StudyResult;

/**
 * How a run ended.
 *
 * @param result what the study says now
 * @param failed trials that failed in it
 */
public record StudyOutcome(Ending ending, StudyResult result, int failed) {

  /** How a run can end. */
  public enum Ending {
    /** Every trial is done. */
    COMPLETE,
    /** Everything was tried, and some trials failed. */
    SOME_FAILED,
    /** Stopped on request; to run it again goes on. */
    INTERRUPTED
  }
}
