/**
 * The files that a training leaves: weights and predictions in the safetensors format, every file
 * written beside its place, flushed and renamed; and Protocol Buffers' wire format, for files that
 * others read.
 *
 * <p>In go and out come arrays in memory; files are not trusted, so that every length is checked
 * against the file before anything is allocated. Imports network (for {@code WeightArray}), data
 * (for {@code InvalidData}), Jackson and protobuf-java. To add an element type, add a case to
 * {@link regulus.learning.storage.StoredArray} and its line to {@code ElementType}.
 */
@NullMarked
package regulus.learning.storage;

import org.jspecify.annotations.NullMarked;
