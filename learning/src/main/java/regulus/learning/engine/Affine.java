package regulus.learning.engine;

/**
 * Where the pixels of a new image come from: the one in column x and row y from {@code (x · xx + y
 * · xy + x0, x · yx + y · yy + y0)} of the old one, counted from the middle of its first pixel.
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
  /**
   * About the middle of the image.
   *
   * @param turns of the picture against the clock, 1 being a full one
   */
  public static Affine rotation(double turns, int height, int width) {
    double cosine = Math.cos(2 * Math.PI * turns);
    double sine = Math.sin(2 * Math.PI * turns);
    double x = (width - 1) / 2.0;
    double y = (height - 1) / 2.0;
    return new Affine(
        cosine, -sine, x - x * cosine + y * sine, sine, cosine, y - x * sine - y * cosine);
  }

  /**
   * About the middle of the image.
   *
   * @param down how many old rows a new one takes: above 1 the picture becomes smaller
   * @param across the same of columns
   */
  public static Affine zoom(double down, double across, int height, int width) {
    return new Affine(
        across, 0, (width - 1) / 2.0 * (1 - across), 0, down, (height - 1) / 2.0 * (1 - down));
  }

  /** The picture moves so many rows down and columns to the right. */
  public static Affine translation(double rows, double columns) {
    return new Affine(1, 0, -columns, 0, 1, -rows);
  }

  /**
   * About the first pixel.
   *
   * @param across columns to the left for each row
   * @param up rows for each column
   */
  public static Affine shear(double across, double up) {
    return new Affine(1, across, 0, up, 1, 0);
  }

  /** The same between coordinates in which an image reaches from -1 to 1 in both directions. */
  double[] ofUnitSquare(int height, int width) {
    double x = xx * (width - 1) / 2 + xy * (height - 1) / 2 + x0;
    double y = yx * (width - 1) / 2 + yy * (height - 1) / 2 + y0;
    return new double[] {
      xx,
      xy * height / width,
      (2 * x + 1) / width - 1,
      yx * width / height,
      yy,
      (2 * y + 1) / height - 1
    };
  }
}
