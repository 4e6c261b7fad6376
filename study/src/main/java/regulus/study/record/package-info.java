/**
 * The study's memory: the run folder with its lock, the SQLite record and the files of every trial.
 *
 * <p>In go states, epochs and files of trials as they happen; out comes, at any moment and from any
 * process, a {@link regulus.study.record.RecordedStudy} of facts. What was written survives a
 * killed process, and a finished trial a power failure. Imports {@code regulus.study}, and storage
 * of {@code learning}; no other package knows SQL. A new fact is a column or table in {@code
 * Schema}, written by {@link regulus.study.record.StudyRecord} and read by {@code RecordReader}.
 */
@NullMarked
package regulus.study.record;

import org.jspecify.annotations.NullMarked;
