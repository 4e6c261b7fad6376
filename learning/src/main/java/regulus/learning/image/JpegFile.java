package regulus.learning.image;

import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JPEG file. Only the segments that the picture itself is made of go to the JDK's decoder, which
 * gives the stored planes; colours follow from them here, as in libjpeg, whatever profiles and
 * previews lie beside them.
 */
final class JpegFile extends PictureFile {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int FIRST_NOTE = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final int LAST_NOTE = 0xEF;
  private static final int COMMENT = 0xFE;

  private final Bytes bytes;
  private final List<Segment> segments;
  private final Segment frame;

  private JpegFile(Bytes bytes, List<Segment> segments) {
    this.bytes = bytes;
    this.segments = segments;
    this.frame =
        segments.stream()
            .filter(Segment::isFrame)
            .findFirst()
            .orElseThrow(() -> new UnreadablePicture("is a JPEG file without a picture"));
  }

  /**
   * A marker with its content.
   *
   * @param from where its content begins, after its length
   * @param to where the next marker begins
   */
  private record Segment(int marker, int from, int to) {
    boolean isFrame() {
      boolean other = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
      return marker >= 0xC0 && marker <= 0xCF && !other;
    }

    boolean isNote() {
      return (marker >= FIRST_NOTE && marker <= LAST_NOTE) || marker == COMMENT;
    }
  }

  static JpegFile of(Bytes bytes) {
    return new JpegFile(bytes, segments(bytes));
  }

  /** Up to and with the header of the first scan. */
  private static List<Segment> segments(Bytes bytes) {
    List<Segment> segments = new ArrayList<>();
    int position = 2;
    int marker = 0;
    while (marker != START_OF_SCAN) {
      position = nextMarker(bytes, position);
      marker = bytes.at(position - 1);
      if (marker == END_OF_IMAGE) {
        throw new UnreadablePicture("is a JPEG file without a picture");
      }
      int length = bytes.big16(position);
      if (length < 2) {
        throw new UnreadablePicture("is damaged: a part of the JPEG file has no length");
      }
      segments.add(new Segment(marker, position + 2, position + length));
      position += length;
    }
    return segments;
  }

  /** Behind the marker at or after a position; libjpeg skips what lies between, too. */
  private static int nextMarker(Bytes bytes, int from) {
    int position = from;
    while (bytes.at(position) != 0xFF || bytes.at(position + 1) == 0xFF || alone(bytes, position)) {
      position++;
    }
    return position + 2;
  }

  /** Not a marker with content: a stuffed byte, a restart. */
  private static boolean alone(Bytes bytes, int position) {
    int marker = bytes.at(position + 1);
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  @Override
  int height() {
    return bytes.big16(frame.from() + 1);
  }

  @Override
  int width() {
    return bytes.big16(frame.from() + 3);
  }

  @Override
  Picture decode() {
    checkProcess();
    Raster planes = JdkReader.JPEG.planes(essential());
    return orientation().upright(colours().picture(planes));
  }

  private void checkProcess() {
    int process = frame.marker();
    int bits = bytes.at(frame.from());
    if (process > 0xC2 || bits != 8) {
      throw new UnreadablePicture(
          "is a JPEG of a rare kind (process "
              + (process - 0xC0)
              + ", "
              + bits
              + " bits): expected a baseline or progressive one of 8 bits; save it anew");
    }
  }

  /** Without notes, which the JDK's decoder stumbles over where they are odd. */
  private byte[] essential() {
    ByteArrayOutputStream essential = new ByteArrayOutputStream(bytes.length());
    essential.write(bytes.content(), 0, 2);
    for (Segment segment : segments) {
      if (!segment.isNote()) {
        essential.write(0xFF);
        essential.write(segment.marker());
        Bytes content = bytes.part(segment.from() - 2, segment.to());
        essential.write(content.content(), 0, content.length());
      }
    }
    int scan = segments.get(segments.size() - 1).to();
    essential.write(bytes.content(), scan, bytes.length() - scan);
    return essential.toByteArray();
  }

  /** The first block of EXIF counts. */
  private Orientation orientation() {
    return segments.stream()
        .filter(segment -> segment.marker() == EXIF)
        .filter(segment -> bytes.holds(segment.from(), "Exif\0\0"))
        .findFirst()
        .map(segment -> Orientation.of(bytes.part(segment.from() + 6, segment.to())))
        .orElse(Orientation.UPRIGHT);
  }

  /** How libjpeg finds out what the planes are. */
  private JpegColours colours() {
    int components = bytes.at(frame.from() + 5);
    Optional<Integer> transform = adobeTransform();
    return switch (components) {
      case 1 -> JpegColours.GREY;
      case 3 -> isRgb(transform) ? JpegColours.RGB : JpegColours.YCC;
      case 4 ->
          transform.isEmpty()
              ? JpegColours.CMYK
              : transform.get() == 0 ? JpegColours.INVERTED_CMYK : JpegColours.INVERTED_YCCK;
      default ->
          throw new UnreadablePicture(
              "is a JPEG of " + components + " components: expected 1, 3 or 4");
    };
  }

  private boolean isRgb(Optional<Integer> adobe) {
    boolean jfif =
        segments.stream()
            .anyMatch(s -> s.marker() == FIRST_NOTE && bytes.holds(s.from(), "JFIF\0"));
    boolean named =
        bytes.at(frame.from() + 6) == 'R'
            && bytes.at(frame.from() + 9) == 'G'
            && bytes.at(frame.from() + 12) == 'B';
    return !jfif && adobe.map(transform -> transform == 0).orElse(named);
  }

  private Optional<Integer> adobeTransform() {
    return segments.stream()
        .filter(s -> s.marker() == ADOBE && bytes.holds(s.from(), "Adobe"))
        .filter(s -> s.to() - s.from() >= 12)
        .findFirst()
        .map(s -> bytes.at(s.from() + 11));
  }
}
