/**
 * One network, one dataset, one training. This package holds the few words that all its
 * sub-packages share.
 */
@NullMarked
package regulus.learning;

import org.jspecify.annotations.NullMarked;
