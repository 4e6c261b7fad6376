/**
 * Charts as data: functions from the report's figures to Vega-Lite specifications (JSON trees) or
 * to the coordinates of a small drawing.
 *
 * <p>Colours are CSS variables, so that one chart serves light, dark and paper. Imports
 * regulus.report.figure and Jackson. To add a chart, write one function from a record to a
 * specification and place it in {@code regulus.report.page}.
 */
@NullMarked
package regulus.report.chart;

import org.jspecify.annotations.NullMarked;
