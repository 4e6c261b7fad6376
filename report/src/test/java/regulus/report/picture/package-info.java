/** Tests of regulus.report.picture. */
@NullMarked
package regulus.report.picture;

import org.jspecify.annotations.NullMarked;
