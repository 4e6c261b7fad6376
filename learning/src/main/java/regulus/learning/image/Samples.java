package regulus.learning.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The stored values of a decoded image as bytes: palettes looked up, fewer bits spread over 0 to
 * 255, of 16 bits the higher 8. The JDK's own conversion to RGB would change grey values.
 */
final class Samples {
  private Samples() {}

  static Picture of(BufferedImage image) {
    return image.getColorModel() instanceof IndexColorModel palette
        ? ofPalette(image.getRaster(), palette)
        : ofBands(image.getRaster());
  }

  private static Picture ofPalette(Raster raster, IndexColorModel palette) {
    int height = raster.getHeight();
    int width = raster.getWidth();
    int channels = palette.hasAlpha() ? 4 : 3;
    byte[] samples = new byte[height * width * channels];
    int[] indexes = new int[width];
    int target = 0;
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, indexes);
      for (int index : indexes) {
        int color = palette.getRGB(index);
        samples[target++] = (byte) (color >> 16);
        samples[target++] = (byte) (color >> 8);
        samples[target++] = (byte) color;
        if (channels == 4) {
          samples[target++] = (byte) (color >> 24);
        }
      }
    }
    return new Picture(height, width, channels, samples);
  }

  private static Picture ofBands(Raster raster) {
    int height = raster.getHeight();
    int width = raster.getWidth();
    int channels = raster.getNumBands();
    byte[] samples = new byte[height * width * channels];
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int c = 0; c < channels; c++) {
        int bits = raster.getSampleModel().getSampleSize(c);
        raster.getSamples(0, y, width, 1, c, line);
        for (int x = 0; x < width; x++) {
          samples[(y * width + x) * channels + c] = (byte) eight(line[x], bits);
        }
      }
    }
    return new Picture(height, width, channels, samples);
  }

  private static int eight(int value, int bits) {
    return bits >= 8 ? value >> (bits - 8) : value * 255 / ((1 << bits) - 1);
  }
}
