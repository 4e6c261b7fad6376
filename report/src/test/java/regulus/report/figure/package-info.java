/** Tests of regulus.report.figure. */
@NullMarked
package regulus.report.figure;

import org.jspecify.annotations.NullMarked;
