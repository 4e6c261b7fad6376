/** Tests of what the benchmarks compute from their measurements. */
@NullMarked
package regulus.benchmarks;

import org.jspecify.annotations.NullMarked;
