/**
 * The functions that layers end in, one file each. To add one: its file, its line in {@link
 * regulus.learning.activation.Activations}, its parity fixture. Imports network, engine and
 * setting.
 */
@NullMarked
package regulus.learning.activation;

import org.jspecify.annotations.NullMarked;
