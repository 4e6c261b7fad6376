/**
 * The table of variants for papers and for programs: a figure and a verdict for each variant, as
 * LaTeX and as CSV.
 *
 * <p>In goes a {@code StudyResult}, out comes text; pure. Imports study, statistics and {@code
 * regulus.report.figure}. Another format is a constant of {@link regulus.report.table.TableFormat}.
 */
@NullMarked
package regulus.report.table;

import org.jspecify.annotations.NullMarked;
