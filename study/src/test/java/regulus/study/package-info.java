/** Studies for tests. */
@NullMarked
package regulus.study;

import org.jspecify.annotations.NullMarked;
