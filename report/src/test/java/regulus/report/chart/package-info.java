/** Tests of regulus.report.chart. */
@NullMarked
package regulus.report.chart;

import org.jspecify.annotations.NullMarked;
