/**
 * Data sets as bytes in memory, and their division into examples for training, for choosing and for
 * the final test. {@link regulus.learning.data.DataSource} and {@link
 * regulus.learning.data.SplitSpec} go in, {@link regulus.learning.data.Dataset} and {@link
 * regulus.learning.data.Split} come out; {@code data.catalog} finds data sets, {@code data.file}
 * decodes them.
 *
 * <p>Imports {@code random} and {@code setting}; knows nothing of networks. A new kind of source is
 * a case of {@code DataSource} and a {@code StoredSet} in {@code data.file}.
 */
@NullMarked
package regulus.learning.data;

import org.jspecify.annotations.NullMarked;
