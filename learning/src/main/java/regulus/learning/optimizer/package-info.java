/**
 * How gradients change weights, one file each, with Keras' formulas. To add one: its file, its line
 * in {@link regulus.learning.optimizer.Optimizers}, its parity trajectory. Imports training, engine
 * and setting.
 */
@NullMarked
package regulus.learning.optimizer;

import org.jspecify.annotations.NullMarked;
