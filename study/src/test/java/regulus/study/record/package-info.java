/** What the record keeps, and that it keeps it whatever happens. */
@NullMarked
package regulus.study.record;

import org.jspecify.annotations.NullMarked;
