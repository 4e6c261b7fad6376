/**
 * Running a study: trials on all cores, their artifacts on disk, going on after an interruption.
 */
@NullMarked
package regulus.study.run;

import org.jspecify.annotations.NullMarked;
