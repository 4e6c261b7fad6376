/**
 * Tensors, their operations and gradients, on libtorch through JavaCPP; the only package that knows
 * either, because a wrong call through JavaCPP's own types can end the process.
 *
 * <p>Operations are functions in small families: {@link regulus.learning.engine.Convolutions},
 * {@link regulus.learning.engine.Poolings}, {@link regulus.learning.engine.Elementwise} and so on;
 * a new one goes into the family it belongs to. Tensors live in a {@link
 * regulus.learning.engine.Scope} and belong to the thread that made them, which has called {@link
 * regulus.learning.engine.LibTorch#claimThread}. Imports setting and random.
 */
@NullMarked
package regulus.learning.engine;

import org.jspecify.annotations.NullMarked;
