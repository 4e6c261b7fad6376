/**
 * Penalties on weights and on what layers give, one file each. To add one: its file and its line in
 * {@link regulus.learning.regularizer.Regularizers}. Imports network, engine and setting.
 */
@NullMarked
package regulus.learning.regularizer;

import org.jspecify.annotations.NullMarked;
