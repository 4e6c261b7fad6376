package regulus.report.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import regulus.learning.Shape;

/** Writes images as PNG, pixel by pixel: 8 bits, grey or RGB. */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte GREY = 0;
  private static final byte RGB = 2;

  private Png() {}

  /**
   * A picture that needs no file: {@code data:image/png;base64,…}.
   *
   * @param shape height × width × 1 or 3
   * @param pixels one unsigned byte per channel, row by row, channels last
   */
  public static String dataUri(Shape shape, byte[] pixels) {
    return dataUri(encode(shape, pixels));
  }

  /** The same of a finished file. */
  public static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  public static byte[] encode(Shape shape, byte[] pixels) {
    int channels = shape.channels();
    boolean colours = channels == 1 || channels == 3;
    if (shape.rank() != 3 || !colours || pixels.length != shape.elements()) {
      throw new IllegalArgumentException(pixels.length + " bytes are no picture of " + shape);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(shape.width())
            .putInt(shape.height())
            .put((byte) 8)
            .put(channels == 1 ? GREY : RGB)
            .array());
    chunk(png, "IDAT", deflated(scanlines(pixels, shape.width() * channels)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** Every row with the filter 0 (none) before it. */
  private static byte[] scanlines(byte[] pixels, int rowBytes) {
    int rows = pixels.length / rowBytes;
    byte[] lines = new byte[rows * (rowBytes + 1)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(pixels, row * rowBytes, lines, row * (rowBytes + 1) + 1, rowBytes);
    }
    return lines;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    png.writeBytes(name);
    png.writeBytes(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
