package regulus.learning.image;

/**
 * A decoded picture; nobody writes to its samples after it was made.
 *
 * @param channels 1 grey, 2 grey with opacity, 3 red, green, blue, 4 those with opacity
 * @param samples one unsigned byte per channel, row by row, channels last
 */
public record Picture(int height, int width, int channels, byte[] samples) {
  public Picture {
    if ((long) height * width * channels != samples.length) {
      throw new IllegalArgumentException(
          samples.length + " bytes are no picture of " + height + "×" + width + "×" + channels);
    }
  }

  /** All zeros. */
  static Picture black(int height, int width, int channels) {
    return new Picture(height, width, channels, new byte[height * width * channels]);
  }

  /** On another picture, from this row and column of it on, which may lie before its first. */
  Picture placed(Picture onto, int row, int column) {
    int columns = Math.min(width, onto.width);
    byte[] target = onto.samples.clone();
    for (int r = Math.max(0, row); r < Math.min(onto.height, row + height); r++) {
      System.arraycopy(
          samples,
          ((r - row) * width + Math.max(0, -column)) * channels,
          target,
          (r * onto.width + Math.max(0, column)) * channels,
          columns * channels);
    }
    return new Picture(onto.height, onto.width, channels, target);
  }

  /** One channel of the pixel with this number, from 0 to 255. */
  int sample(int pixel, int channel) {
    return samples[pixel * channels + channel] & 0xFF;
  }
}
