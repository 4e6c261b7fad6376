package regulus.learning.explanation;

/**
 * Where a layer's maps speak for a class: Grad-CAM.
 *
 * @param layer whose maps they are
 * @param classIndex the class that is spoken for
 * @param values [height · width], at least 0, row by row; all 0 if nothing speaks for the class
 */
public record HeatMap(String layer, int classIndex, int height, int width, float[] values) {
  public HeatMap {
    if (values.length != height * width) {
      throw new IllegalArgumentException(
          values.length + " numbers do not fill " + height + "×" + width + ".");
    }
  }

  /** The largest value; 0 if nothing speaks for the class. */
  public float largest() {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
