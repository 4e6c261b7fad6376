/**
 * Data sets as they lie in files: IDX (packed with gzip or not) and CIFAR-10's binary batches.
 * Bytes go in, {@link regulus.learning.data.Dataset} comes out.
 *
 * <p>No file is trusted: every length is compared with the file's before memory is allocated, and
 * nothing is inflated beyond what a header promises. Imports {@code data}. A new format is a new
 * {@link regulus.learning.data.file.StoredSet}.
 */
@NullMarked
package regulus.learning.data.file;

import org.jspecify.annotations.NullMarked;
