/**
 * Ready-made networks, as Keras' {@code applications} are: named lists of layers that stand as a
 * sub-network in a study.
 *
 * <p>In go settings; out come layers with names, kinds, settings and inputs, as a study file would
 * write them. Imports layer, network and setting. A new one is a record with its {@code KIND}, one
 * line in {@link regulus.learning.application.Applications}, and a fixture.
 */
@NullMarked
package regulus.learning.application;

import org.jspecify.annotations.NullMarked;
