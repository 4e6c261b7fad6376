package regulus.study.run;

import java.util.Optional;
import regulus.study.StudyResult;

/**
 * How a run ended.
 *
 * @param result what the study says now
 * @param failed trials that failed in it
 * @param closed why the final test is not whole, if reading the test set again had no reason
 * @param remark what is to be known of the way in which the study was run, in a sentence
 */
public record StudyOutcome(
    Ending ending,
    StudyResult result,
    int failed,
    Optional<String> closed,
    Optional<String> remark) {

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
