/**
 * From the record to what the study says: summaries, comparisons, the choice, {@code results.json}.
 */
@NullMarked
package regulus.study.result;

import org.jspecify.annotations.NullMarked;
