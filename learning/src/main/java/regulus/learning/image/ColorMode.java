package regulus.learning.image;

/** The channels that pictures are brought to; Keras' {@code color_mode}. */
public enum ColorMode {
  /** Brightness, (299 R + 587 G + 114 B) / 1000 (ITU-R BT.601), rounded to the nearest. */
  GRAYSCALE(1),
  /** Red, green, blue; transparency is left out, as in Keras. The default. */
  RGB(3),
  /** Red, green, blue and opacity, 255 where a picture has none. */
  RGBA(4);

  private static final int OPAQUE = 255;

  private final int channels;

  ColorMode(int channels) {
    this.channels = channels;
  }

  public int channels() {
    return channels;
  }

  /** A picture of any channels in these. */
  Picture convert(Picture picture) {
    if (picture.channels() == channels) {
      return picture;
    }
    int count = picture.height() * picture.width();
    byte[] converted = new byte[Math.multiplyExact(count, channels)];
    for (int i = 0; i < count; i++) {
      put(picture, i, converted);
    }
    return new Picture(picture.height(), picture.width(), channels, converted);
  }

  private void put(Picture picture, int pixel, byte[] target) {
    int red = picture.sample(pixel, 0);
    boolean grey = picture.channels() < 3;
    int green = grey ? red : picture.sample(pixel, 1);
    int blue = grey ? red : picture.sample(pixel, 2);
    int first = pixel * channels;
    if (this == GRAYSCALE) {
      target[first] = (byte) (grey ? red : brightness(red, green, blue));
    } else {
      target[first] = (byte) red;
      target[first + 1] = (byte) green;
      target[first + 2] = (byte) blue;
    }
    if (this == RGBA) {
      boolean opaque = picture.channels() % 2 == 1;
      target[first + 3] = (byte) (opaque ? OPAQUE : picture.sample(pixel, picture.channels() - 1));
    }
  }

  private static int brightness(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }
}
