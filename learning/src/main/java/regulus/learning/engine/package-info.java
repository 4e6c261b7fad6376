/**
 * Tensors, their operations and gradients, on libtorch through JavaCPP; the only package that knows
 * either. Everything here belongs to the thread that made it, unless it says otherwise.
 */
@NullMarked
package regulus.learning.engine;

import org.jspecify.annotations.NullMarked;
