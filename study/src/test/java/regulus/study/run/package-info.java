/** How studies run, stop and go on. */
@NullMarked
package regulus.study.run;

import org.jspecify.annotations.NullMarked;
