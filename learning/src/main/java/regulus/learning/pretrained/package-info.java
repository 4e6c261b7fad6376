/**
 * What networks begin with: weights, and whole networks, from files that others made.
 *
 * <p>In go the names of files; out come checked weights and networks, each file read once, known by
 * its content. Imports network (for {@code StoredWeights}), storage and keras, which read the
 * files. To add a format, add its ending to {@link regulus.learning.pretrained.WeightsLibrary}.
 */
@NullMarked
package regulus.learning.pretrained;

import org.jspecify.annotations.NullMarked;
