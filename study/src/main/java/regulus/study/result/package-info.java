/**
 * From the record to what the study says: summaries, comparisons, the choice, the final test, and
 * {@code results.json}. In goes a {@link regulus.study.StudySpec} with its {@link
 * regulus.study.record.RecordedStudy}, out comes a {@link regulus.study.StudyResult}; pure, at any
 * moment of a run. Imports {@code regulus.study}, {@code file}, {@code record} and {@code
 * regulus.statistics}.
 */
@NullMarked
package regulus.study.result;

import org.jspecify.annotations.NullMarked;
