/**
 * What is minimized, one file each, with Keras' formulas. To add one: its file, its line in {@link
 * regulus.learning.loss.Losses}, its parity fixture. Imports training, engine and setting.
 */
@NullMarked
package regulus.learning.loss;

import org.jspecify.annotations.NullMarked;
