/** Tests of regulus.report.page. */
@NullMarked
package regulus.report.page;

import org.jspecify.annotations.NullMarked;
