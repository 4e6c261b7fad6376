/**
 * Pictures in files as bytes of one size: the bytes of a JPEG, PNG, GIF or BMP file and an {@link
 * regulus.learning.image.ImageForm} go in, pixels come out, as Keras' {@code
 * image_dataset_from_directory} makes them (but turned upright where the camera says so).
 *
 * <p>No file is trusted: its size is read from its header and bounded before anything is decoded,
 * and whatever cannot be shown in full is an {@link regulus.learning.image.UnreadablePicture}.
 * Imports the shared words and the JDK. A new file format is a case of {@code PictureFile}, a new
 * interpolation a constant of {@link regulus.learning.image.Interpolation}.
 */
@NullMarked
package regulus.learning.image;

import org.jspecify.annotations.NullMarked;
