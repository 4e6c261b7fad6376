package regulus.learning.data.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import regulus.learning.image.ImageForm;

/**
 * The pixels of a listing's pictures: from the cache where they were decoded before, or decoded now
 * and kept there.
 *
 * @param cache a folder that may be written to; need not exist; without one nothing is kept
 */
public record DecodedImages(Optional<Path> cache) {
  /** Decodes every time. */
  public static final DecodedImages UNCACHED = new DecodedImages(Optional.empty());

  /**
   * All pixels, picture by picture.
   *
   * @param dataset its name, for messages
   * @return a direct buffer from its start
   * @throws regulus.learning.data.InvalidData naming every picture that cannot be read
   */
  ByteBuffer of(String dataset, ImageListing listing, ImageForm form) {
    long length = (long) listing.images().size() * form.shape().elements();
    ByteBuffer pixels = Pool.allocate(dataset, length);
    Optional<PixelFile> kept = cache.map(folder -> PixelFile.in(folder, listing, form));
    if (kept.filter(file -> file.read(pixels)).isEmpty()) {
      new Decoding(new EachPicture(dataset, listing), form, pixels.clear()).run();
      kept.ifPresent(file -> file.write(pixels.clear()));
    }
    return pixels.clear();
  }

  /**
   * Looks at the pictures' headers, unless all were decoded before.
   *
   * @throws regulus.learning.data.InvalidData naming every picture that has none
   */
  void check(String dataset, ImageListing listing, ImageForm form) {
    if (cache.filter(folder -> PixelFile.in(folder, listing, form).isThere()).isEmpty()) {
      new EachPicture(dataset, listing).run((index, file) -> ImageForm.pixels(file));
    }
  }
}
