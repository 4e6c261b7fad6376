/**
 * What a network is: its layers by name, the weights they declare, shapes and summary as pure
 * functions, and {@link regulus.learning.network.Network}, which holds weights and runs forward.
 *
 * <p>In go a {@link regulus.learning.network.NetworkSpec} and a random stream; out come a summary,
 * or a network that turns tensors of images into tensors of outputs. Imports engine, random and
 * setting. Layers, activations, initializers and regularizers are added in packages of their own.
 */
@NullMarked
package regulus.learning.network;

import org.jspecify.annotations.NullMarked;
