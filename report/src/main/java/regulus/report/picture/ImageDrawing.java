package regulus.report.picture;

import regulus.learning.explanation.ShownImage;

/** An image as the network was fed it, in its true pixels. */
final class ImageDrawing {
  private ImageDrawing() {}

  static Drawing of(ShownImage image, String title) {
    int channels = colours(image);
    Canvas canvas = new Canvas(image.shape().height(), image.shape().width(), channels);
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        for (int c = 0; c < channels; c++) {
          canvas.set(y, x, c, value(image, y, x, c));
        }
      }
    }
    return Drawing.of(canvas, title, image.shape() + " pixels, as the network is fed them");
  }

  /** Grey, or the first three channels. */
  static int colours(ShownImage image) {
    return image.shape().channels() < 3 ? 1 : 3;
  }

  static int value(ShownImage image, int y, int x, int channel) {
    int pixel = y * image.shape().width() + x;
    return Byte.toUnsignedInt(image.pixels()[pixel * image.shape().channels() + channel]);
  }
}
