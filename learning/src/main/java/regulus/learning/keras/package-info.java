/**
 * Keras 3's own files, {@code .keras}: a zip file with the network as JSON and its weights as HDF5;
 * and the HDF5 files that it had before, {@code .h5}, which are said as such a file would say them.
 *
 * <p>In goes a file that nobody vouches for, out comes a network with its weights, or the reverse.
 * No code of a file is ever run: layers are looked up by Keras' name among those that are
 * registered, and what is not found is refused by name. Imports network, layer and the other
 * families, setting, storage, data (for {@code InvalidData}), Jackson and jHDF. A layer whose
 * settings are not named as Keras names them has its words in {@link
 * regulus.learning.keras.LayerWords}, what Keras 2 named otherwise in {@link
 * regulus.learning.keras.LegacyConfig}.
 */
@NullMarked
package regulus.learning.keras;

import org.jspecify.annotations.NullMarked;
