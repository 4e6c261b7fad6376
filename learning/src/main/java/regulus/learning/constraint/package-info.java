/**
 * What weights are brought back to after every update, one file each, with Keras' formulas. To add
 * one: its file, its line in {@link regulus.learning.constraint.Constraints}, its parity fixture.
 * Imports network, engine and setting.
 */
@NullMarked
package regulus.learning.constraint;

import org.jspecify.annotations.NullMarked;
