package regulus.learning.image;

import java.util.OptionalInt;

/**
 * How a stored picture must be turned to be upright, EXIF's tag 274: its rows and columns are
 * perhaps exchanged, after which it is perhaps mirrored.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, false, true),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, true, false),
  TRANSPOSED(true, false, false),
  ON_ITS_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  ON_ITS_RIGHT(true, true, false);

  private static final int TAG = 274;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;

  private final boolean exchanged;
  private final boolean rowsReversed;
  private final boolean columnsReversed;

  Orientation(boolean exchanged, boolean rowsReversed, boolean columnsReversed) {
    this.exchanged = exchanged;
    this.rowsReversed = rowsReversed;
    this.columnsReversed = columnsReversed;
  }

  /**
   * What a block of EXIF says; upright where it says nothing or nothing that makes sense, since a
   * camera's notes are no reason to refuse a picture.
   *
   * @param tiff from its byte order on
   */
  static Orientation of(Bytes tiff) {
    try {
      OptionalInt value = value(tiff);
      return value.isPresent() && value.getAsInt() >= 1 && value.getAsInt() <= values().length
          ? values()[value.getAsInt() - 1]
          : UPRIGHT;
    } catch (UnreadablePicture nonsense) {
      return UPRIGHT;
    }
  }

  private static OptionalInt value(Bytes tiff) {
    boolean little = tiff.holds(0, "II");
    if (!little && !tiff.holds(0, "MM")) {
      return OptionalInt.empty();
    }
    int directory = little ? tiff.little32(4) : tiff.big32(4);
    int entries = number(tiff, directory, little);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if (number(tiff, entry, little) == TAG && number(tiff, entry + 2, little) == SHORT) {
        return OptionalInt.of(number(tiff, entry + 8, little));
      }
    }
    return OptionalInt.empty();
  }

  private static int number(Bytes tiff, int position, boolean little) {
    return little ? tiff.little16(position) : tiff.big16(position);
  }

  /** The picture as it is meant to be seen. */
  Picture upright(Picture stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int height = exchanged ? stored.width() : stored.height();
    int width = exchanged ? stored.height() : stored.width();
    int channels = stored.channels();
    byte[] samples = new byte[stored.samples().length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int r = rowsReversed ? height - 1 - row : row;
        int c = columnsReversed ? width - 1 - column : column;
        int source = exchanged ? c * stored.width() + r : r * stored.width() + c;
        System.arraycopy(
            stored.samples(),
            source * channels,
            samples,
            (row * width + column) * channels,
            channels);
      }
    }
    return new Picture(height, width, channels, samples);
  }
}
