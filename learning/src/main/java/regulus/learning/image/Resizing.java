package regulus.learning.image;

/**
 * How pictures get their size.
 *
 * @param interpolation Keras' default is bilinear
 * @param fit Keras' default is to stretch
 */
public record Resizing(Interpolation interpolation, Fit fit) {
  /** Keras' defaults. */
  public static final Resizing USUAL = new Resizing(Interpolation.BILINEAR, Fit.STRETCH);

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

  private Picture padded(Picture picture, int height, int width) {
    double ratio = Math.max((float) picture.height() / height, (float) picture.width() / width);
    int rows = Math.max(1, (int) Math.floor((float) (picture.height() / ratio)));
    int columns = Math.max(1, (int) Math.floor((float) (picture.width() / ratio)));
    Picture small = stretched(picture, Math.min(rows, height), Math.min(columns, width));
    return small.placed(
        Picture.black(height, width, picture.channels()),
        (height - small.height()) / 2,
        (width - small.width()) / 2);
  }
}
