/**
 * The layers, one file each: configuration, shapes, weights and computation, with Keras' names,
 * defaults and semantics. To add one: its file, its line in {@link regulus.learning.layer.Layers},
 * its parity fixture.
 */
@NullMarked
package regulus.learning.layer;

import org.jspecify.annotations.NullMarked;
