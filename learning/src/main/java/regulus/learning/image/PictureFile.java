package regulus.learning.image;

/** The bytes of a picture in a file, by its format; the ending of its name is not trusted. */
abstract class PictureFile {
  /** Fifty million: above the photos of cameras, below what would fill the memory. */
  static final int MOST_PIXELS = 50_000_000;

  /**
   * Looks at the first bytes and the header.
   *
   * @throws UnreadablePicture if they are of no known format, or promise a picture that is too
   *     large
   */
  static PictureFile of(byte[] file) {
    Bytes bytes = new Bytes(file);
    PictureFile picture = format(bytes);
    long pixels = (long) picture.height() * picture.width();
    if (picture.height() < 1 || picture.width() < 1 || pixels > MOST_PIXELS) {
      throw new UnreadablePicture(
          "is "
              + picture.width()
              + "×"
              + picture.height()
              + " pixels by its header: expected 1 to 50 million pixels");
    }
    return picture;
  }

  private static PictureFile format(Bytes bytes) {
    if (bytes.startsWith(0xFF, 0xD8, 0xFF)) {
      return JpegFile.of(bytes);
    }
    if (bytes.startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return PngFile.of(bytes);
    }
    if (bytes.startsWith('G', 'I', 'F', '8')) {
      return GifFile.of(bytes);
    }
    if (bytes.startsWith('B', 'M')) {
      return BmpFile.of(bytes);
    }
    throw new UnreadablePicture(
        bytes.length() == 0 ? "is empty" : "is no JPEG, PNG, GIF or BMP picture");
  }

  /** In pixels, by the header. */
  abstract int height();

  /** In pixels, by the header. */
  abstract int width();

  /**
   * The picture, upright, with the channels it has.
   *
   * @throws UnreadablePicture if it is not there in full
   */
  abstract Picture decode();
}
