package regulus.learning.engine;

/**
 * The corners of an image moved, as shares of its sides; the first stays where it is. A new image
 * shows the old one between the moved corners.
 *
 * @param right of its width, how far to the right the second corner comes to lie; above 0
 * @param below of its height, how far down the third comes to lie; above 0
 * @param across of its width, how far to the right the last comes to lie; above 0
 * @param down of its height, how far down the last comes to lie; above 0
 */
public record Perspective(double right, double below, double across, double down) {
  public Perspective {
    if (!(right > 0 && below > 0 && across > 0 && down > 0)) {
      throw new IllegalArgumentException("A corner lies beyond the first one.");
    }
  }

  /**
   * Where the pixels of the new image come from, in coordinates in which an image reaches from -1
   * to 1 in both directions: {@code (column, row, 1)} times this matrix is x, y and what both are
   * to be divided by.
   *
   * @param height in pixels, at least 2
   * @param width in pixels, at least 2
   * @return [3, 3], row-major
   */
  double[] ofUnitSquare(int height, int width) {
    double inside = right * down + below * across - right * below;
    double x = inside / (right * below * across);
    double y = inside / (right * below * down);
    double byColumn = (down - below) / (below * across) / (width - 1);
    double byRow = (across - right) / (right * down) / (height - 1);
    double left = (1.0 - width) / width;
    double top = (1.0 - height) / height;
    return new double[] {
      2 * x / width + left * byColumn,
      top * byColumn,
      byColumn,
      left * byRow,
      2 * y / height + top * byRow,
      byRow,
      left,
      top,
      1
    };
  }
}
