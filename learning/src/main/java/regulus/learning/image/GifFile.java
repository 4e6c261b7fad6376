package regulus.learning.image;

/**
 * A GIF file, the first picture of an animated one; what that leaves free of the canvas is black,
 * as in Keras.
 */
final class GifFile extends PictureFile {
  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;

  private final Bytes bytes;
  private final int first;

  /**
   * @param first where the first picture's place and size stand
   */
  private GifFile(Bytes bytes, int first) {
    this.bytes = bytes;
    this.first = first;
  }

  static GifFile of(Bytes bytes) {
    int flags = bytes.at(10);
    int position = HEADER + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
    while (bytes.at(position) == EXTENSION) {
      position = behindBlocks(bytes, position + 2);
    }
    if (bytes.at(position) != PICTURE) {
      throw new UnreadablePicture("is a GIF file without a picture");
    }
    return new GifFile(bytes, position + 1);
  }

  private static int behindBlocks(Bytes bytes, int from) {
    int position = from;
    while (bytes.at(position) > 0) {
      position += 1 + bytes.at(position);
    }
    return position + 1;
  }

  @Override
  int height() {
    return bytes.little16(8);
  }

  @Override
  int width() {
    return bytes.little16(6);
  }

  @Override
  Picture decode() {
    int left = bytes.little16(first);
    int top = bytes.little16(first + 2);
    if (left + bytes.little16(first + 4) > width() || top + bytes.little16(first + 6) > height()) {
      throw new UnreadablePicture("is damaged: its first picture is larger than its canvas");
    }
    Picture picture = Samples.of(JdkReader.GIF.image(bytes.content()));
    return picture.height() == height() && picture.width() == width()
        ? picture
        : picture.placed(Picture.black(height(), width(), picture.channels()), top, left);
  }
}
