/**
 * Randomness as an argument: counter-based streams named for what they decide, derived from seed,
 * fold and purpose, never from the variant. Imports nothing but the JDK.
 */
@NullMarked
package regulus.learning.random;

import org.jspecify.annotations.NullMarked;
