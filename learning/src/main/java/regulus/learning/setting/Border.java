package regulus.learning.setting;

/** Rows and columns around an image, none below 0. */
public record Border(int top, int bottom, int left, int right) {
  public Border {
    if (top < 0 || bottom < 0 || left < 0 || right < 0) {
      throw new IllegalArgumentException(
          "A border has no negative side: " + top + ", " + bottom + ", " + left + ", " + right);
    }
  }

  /** The same number on opposite sides; what does not divide by two is added bottom and right. */
  public static Border around(int rows, int columns) {
    return new Border(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
  }

  /** Whether opposite sides are equal. */
  public boolean symmetric() {
    return top == bottom && left == right;
  }
}
