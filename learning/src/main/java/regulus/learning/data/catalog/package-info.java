/**
 * Where data sets are found: the known ones by name, in the folders that the user gave, in the
 * cache, or on the network as a last resort. {@link regulus.learning.data.DataSource} and {@link
 * regulus.learning.data.catalog.DataRoots} go in, {@link regulus.learning.data.Dataset} comes out.
 *
 * <p>Imports {@code data} and {@code data.file}. A new known data set is a constant of {@link
 * regulus.learning.data.catalog.KnownSets} and one entry in its list.
 */
@NullMarked
package regulus.learning.data.catalog;

import org.jspecify.annotations.NullMarked;
