package regulus.learning.image;

import java.awt.image.Raster;

/**
 * What the planes of a JPEG file are, and the colours that follow from them.
 *
 * <p>R = Y + 1.402 Cr, G = Y - 0.344136 Cb - 0.714136 Cr, B = Y + 1.772 Cb, with Cb and Cr less 128
 * (JFIF). Inks C, M, Y, K give R = (255 - C)(255 - K) / 255 and so on, as in Keras and Pillow,
 * without regard to a profile. Adobe's programs store inks inverted.
 */
enum JpegColours {
  GREY(1) {
    @Override
    void convert(int[] planes) {}
  },
  RGB(3) {
    @Override
    void convert(int[] planes) {}
  },
  YCC(3) {
    @Override
    void convert(int[] planes) {
      fromYcc(planes);
    }
  },
  CMYK(4) {
    @Override
    void convert(int[] planes) {
      for (int i = 0; i < 4; i++) {
        planes[i] = 255 - planes[i];
      }
      fromInverted(planes);
    }
  },
  INVERTED_CMYK(4) {
    @Override
    void convert(int[] planes) {
      fromInverted(planes);
    }
  },
  INVERTED_YCCK(4) {
    @Override
    void convert(int[] planes) {
      fromYcc(planes);
      for (int i = 0; i < 3; i++) {
        planes[i] = 255 - planes[i];
      }
      fromInverted(planes);
    }
  };

  private final int planes;

  JpegColours(int planes) {
    this.planes = planes;
  }

  /** Makes red, green and blue of a pixel's planes, in their place. */
  abstract void convert(int[] planes);

  Picture picture(Raster raster) {
    if (raster.getNumBands() != planes) {
      throw new UnreadablePicture("is damaged: its headers contradict each other");
    }
    int channels = Math.min(3, planes);
    byte[] samples = new byte[raster.getHeight() * raster.getWidth() * channels];
    int[] pixel = new int[planes];
    int target = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        raster.getPixel(x, y, pixel);
        convert(pixel);
        for (int c = 0; c < channels; c++) {
          samples[target++] = (byte) pixel[c];
        }
      }
    }
    return new Picture(raster.getHeight(), raster.getWidth(), channels, samples);
  }

  private static void fromYcc(int[] planes) {
    int y = planes[0];
    double cb = planes[1] - 128.0;
    double cr = planes[2] - 128.0;
    planes[0] = clamped(y + 1.402 * cr);
    planes[1] = clamped(y - 0.344136286 * cb - 0.714136286 * cr);
    planes[2] = clamped(y + 1.772 * cb);
  }

  private static void fromInverted(int[] planes) {
    for (int i = 0; i < 3; i++) {
      planes[i] = (planes[i] * planes[3] + 127) / 255;
    }
  }

  private static int clamped(double value) {
    return (int) Math.max(0, Math.min(255, Math.floor(value + 0.5)));
  }
}
