/** Tests of the page, and the imagined study that they are made with. */
@NullMarked
package regulus.report;

import org.jspecify.annotations.NullMarked;
