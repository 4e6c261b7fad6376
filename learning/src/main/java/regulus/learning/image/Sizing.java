package regulus.learning.image;

/**
 * How pictures get their size.
 *
 * @param interpolation Keras' default is bilinear
 * @param fit Keras' default is to stretch
 */
public record Sizing(Interpolation interpolation, Fit fit) {
  /** Keras' defaults. */
  public static final Sizing USUAL = new Sizing(Interpolation.BILINEAR, Fit.STRETCH);

  /** The same picture in another size, each value rounded to the nearest. */
  Picture resize(Picture picture, int height, int width) {
    return switch (fit) {
      case STRETCH -> stretched(picture, height, width);
      case CROP -> stretched(cropped(picture, height, width), height, width);
      case PAD -> padded(picture, height, width);
    };
  }

  private Picture stretched(Picture picture, int height, int width) {
    return picture.height() == height && picture.width() == width
        ? picture
        : Resampling.of(picture, interpolation).resize(height, width);
  }

  /** Keras cuts so that less than one pixel of the wanted proportions is lost. */
  private static Picture cropped(Picture picture, int height, int width) {
    int cutHeight = (int) ((long) picture.width() * height / width);
    int cutWidth = (int) ((long) picture.height() * width / height);
    int rows = Math.max(1, Math.min(picture.height(), cutHeight));
    int columns = Math.max(1, Math.min(picture.width(), cutWidth));
    return picture.placed(
        Picture.black(rows, columns, picture.channels()),
        -((picture.height() - rows) / 2),
        -((picture.width() - columns) / 2));
  }

  /** In 32 bits and with its way of rounding down, so that no row differs from Keras'. */
  private Picture padded(Picture picture, int height, int width) {
    float ratio = Math.max((float) picture.width() / width, (float) picture.height() / height);
    float rows = picture.height() / ratio;
    float columns = picture.width() / ratio;
    Picture small = stretched(picture, whole(rows, height), whole(columns, width));
    return small.placed(
        Picture.black(height, width, picture.channels()),
        (int) ((height - rows) / 2),
        (int) ((width - columns) / 2));
  }

  private static int whole(float size, int most) {
    return Math.max(1, Math.min(most, (int) size));
  }
}
