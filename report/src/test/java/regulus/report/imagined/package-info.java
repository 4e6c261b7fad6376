/** A study that never ran, with figures as such studies have them; the same every time. */
@NullMarked
package regulus.report.imagined;

import org.jspecify.annotations.NullMarked;
