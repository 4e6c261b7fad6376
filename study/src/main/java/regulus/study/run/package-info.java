/**
 * Running a study: trials on all cores, their files and record on disk, going on after an
 * interruption, the choice and the final test.
 *
 * <p>In goes a {@link regulus.study.run.StudyRun} and, for every trial, a {@link
 * regulus.study.run.TrialWork}; out come the run folder, {@link regulus.study.run.StudyEvent}s
 * while it goes on, and a {@link regulus.study.run.StudyOutcome}. Trials are pure; everything that
 * is written is written by one thread, the {@code Journal}'s. Imports {@code regulus.study}, {@code
 * record}, {@code result} and {@code regulus.learning}. To run trials elsewhere, write another
 * {@code TrialWork}.
 */
@NullMarked
package regulus.study.run;

import org.jspecify.annotations.NullMarked;
