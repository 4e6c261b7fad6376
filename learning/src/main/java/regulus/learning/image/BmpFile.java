package regulus.learning.image;

/** A BMP file. */
final class BmpFile extends PictureFile {
  private static final int OLD_HEADER = 12;
  private static final int MOST_COMPRESSION = 3;

  private final Bytes bytes;

  private BmpFile(Bytes bytes) {
    this.bytes = bytes;
  }

  static BmpFile of(Bytes bytes) {
    BmpFile file = new BmpFile(bytes);
    if (!file.old() && bytes.little32(30) > MOST_COMPRESSION) {
      throw new UnreadablePicture("is a BMP file around another picture: save it anew");
    }
    return file;
  }

  private boolean old() {
    return bytes.little32(14) == OLD_HEADER;
  }

  /** Stored from the top where it is negative. */
  @Override
  int height() {
    return Math.abs(old() ? bytes.little16(20) : bytes.little32(22));
  }

  @Override
  int width() {
    return old() ? bytes.little16(18) : bytes.little32(18);
  }

  @Override
  Picture decode() {
    return Samples.of(JdkReader.BMP.image(bytes.content()));
  }
}
