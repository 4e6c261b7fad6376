/**
 * The numbers of the report, computed from a study's result and the saved predictions: small
 * records with the figures of one table, chart or sentence each.
 *
 * <p>In go a {@code StudyResult} and predictions, out come records that know nothing of HTML or
 * charts. Imports study, statistics and the facts of learning. To add a figure, write one record
 * with a factory and place it in {@code regulus.report.page}.
 */
@NullMarked
package regulus.report.figure;

import org.jspecify.annotations.NullMarked;
