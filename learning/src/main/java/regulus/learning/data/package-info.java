/**
 * Data sets as bytes in memory: finding, checking, decoding, splitting. Knows nothing of networks.
 */
@NullMarked
package regulus.learning.data;

import org.jspecify.annotations.NullMarked;
