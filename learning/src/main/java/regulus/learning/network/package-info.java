/**
 * What a network is, as facts: its layers by name, the weights they declare, its summary. Imports
 * setting and random; a layer's computation is written against {@code regulus.learning.engine}.
 */
@NullMarked
package regulus.learning.network;

import org.jspecify.annotations.NullMarked;
