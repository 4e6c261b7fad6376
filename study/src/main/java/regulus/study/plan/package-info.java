/**
 * From a study to its trials, and what is worth knowing before they run: warnings and an estimate
 * of the work. In go a {@link regulus.study.StudySpec} and what its data set is like, out come
 * facts; everything here is pure. Imports the study's facts, learning and statistics.
 *
 * <p>A new warning is one method of {@link regulus.study.plan.Lint}.
 */
@NullMarked
package regulus.study.plan;

import org.jspecify.annotations.NullMarked;
