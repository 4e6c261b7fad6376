package regulus.report.picture;

import java.util.Arrays;
import regulus.learning.Shape;

/** Pixels while something is drawn on them; mutable until {@link #png}. */
final class Canvas {
  private static final byte WHITE = (byte) 255;

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] pixels;

  /** White all over. */
  Canvas(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.pixels = new byte[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
    Arrays.fill(pixels, WHITE);
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Sets one channel of one pixel; values beyond 0 to 255 are cut. */
  void set(int y, int x, int channel, double value) {
    pixels[(y * width + x) * channels + channel] =
        (byte) Math.round(Math.max(0, Math.min(255, value)));
  }

  byte[] png() {
    return Png.encode(Shape.of(height, width, channels), pixels);
  }
}
