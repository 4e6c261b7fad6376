/** What studies say. */
@NullMarked
package regulus.study.result;

import org.jspecify.annotations.NullMarked;
