package regulus.learning.image;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG file, the first picture of an animated one. Only the chunks that the picture itself is made
 * of go to the JDK's decoder, each after its checksum was found right.
 */
final class PngFile extends PictureFile {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;
  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private final Bytes bytes;
  private final List<Chunk> chunks;

  private PngFile(Bytes bytes, List<Chunk> chunks) {
    this.bytes = bytes;
    this.chunks = chunks;
  }

  /**
   * @param from where it begins, with its length and type
   * @param to where the next one begins
   */
  private record Chunk(String type, int from, int to) {}

  static PngFile of(Bytes bytes) {
    if (!bytes.holds(SIGNATURE + 4, "IHDR")) {
      throw new UnreadablePicture("is a PNG file without a header");
    }
    bytes.part(SIGNATURE, SIGNATURE + AROUND + 13);
    return new PngFile(bytes, chunks(bytes));
  }

  private static List<Chunk> chunks(Bytes bytes) {
    List<Chunk> chunks = new ArrayList<>();
    int position = SIGNATURE;
    String type = "";
    while (!type.equals("IEND")) {
      int length = bytes.big32(position);
      if (length < 0 || length > bytes.length() - position - AROUND) {
        throw new UnreadablePicture("ends early");
      }
      type = type(bytes, position + 4);
      chunks.add(new Chunk(type, position, position + AROUND + length));
      position += AROUND + length;
    }
    return chunks;
  }

  private static String type(Bytes bytes, int position) {
    StringBuilder type = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      type.append((char) bytes.at(position + i));
    }
    return type.toString();
  }

  @Override
  int height() {
    return bytes.big32(SIGNATURE + 12);
  }

  @Override
  int width() {
    return bytes.big32(SIGNATURE + 8);
  }

  @Override
  Picture decode() {
    return orientation().upright(Samples.of(JdkReader.PNG.image(essential())));
  }

  private byte[] essential() {
    ByteArrayOutputStream essential = new ByteArrayOutputStream(bytes.length());
    essential.write(bytes.content(), 0, SIGNATURE);
    for (Chunk chunk : chunks) {
      if (ESSENTIAL.contains(chunk.type())) {
        check(chunk);
        essential.write(bytes.content(), chunk.from(), chunk.to() - chunk.from());
      }
    }
    return essential.toByteArray();
  }

  private void check(Chunk chunk) {
    CRC32 sum = new CRC32();
    sum.update(bytes.content(), chunk.from() + 4, chunk.to() - chunk.from() - 8);
    if ((int) sum.getValue() != bytes.big32(chunk.to() - 4)) {
      throw new UnreadablePicture("is damaged: a checksum in the PNG file is wrong");
    }
  }

  private Orientation orientation() {
    return chunks.stream()
        .filter(chunk -> chunk.type().equals("eXIf"))
        .findFirst()
        .map(chunk -> Orientation.of(bytes.part(chunk.from() + 8, chunk.to() - 4)))
        .orElse(Orientation.UPRIGHT);
  }
}
