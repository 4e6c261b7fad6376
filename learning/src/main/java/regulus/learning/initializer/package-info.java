/**
 * How first weights are drawn, one file each; pure functions of a shape and a stream. To add one:
 * its file and its line in {@link regulus.learning.initializer.Initializers}. Imports network,
 * random and setting, never the engine.
 */
@NullMarked
package regulus.learning.initializer;

import org.jspecify.annotations.NullMarked;
