package regulus.learning.engine;

/**
 * For each filter, the sum of patches of images, each times a factor of its own. Mutable: every
 * image adds to it.
 *
 * <p>The inner loops keep nine (or three) sums in local variables, which the compiler of the JVM
 * keeps in registers: two memory accesses for each multiplication would take several times as long.
 */
final class PatchSums {
  private static final int WIDE = 9;
  private static final int NARROW = 3;

  private final int filters;
  private final int rows;
  private final int run;
  private final int pitch;
  private final double[] sums;
  private int[] begins = new int[0];

  /**
   * @param rows of a patch
   * @param run how many numbers of a patch's row lie side by side: its columns times channels
   * @param pitch numbers from one row of the image to the next
   */
  PatchSums(int filters, int rows, int run, int pitch) {
    this.filters = filters;
    this.rows = rows;
    this.run = run;
    this.pitch = pitch;
    this.sums = new double[filters * rows * run];
  }

  /** Whether the loops suit patches of such rows. */
  static boolean fits(int run) {
    return run % NARROW == 0;
  }

  /**
   * Adds the patches of one image.
   *
   * @param starts where in the image the patch of each place begins
   * @param places the chosen ones, of all filters in turn
   * @param factors of the chosen ones, in the same order
   */
  void add(float[] image, int[] starts, long[] places, float[] factors) {
    begins = begins.length == places.length ? begins : new int[places.length];
    for (int i = 0; i < places.length; i++) {
      begins[i] = starts[(int) places[i]];
    }
    for (int filter = 0; filter < filters; filter++) {
      for (int row = 0; row < rows; row++) {
        addRow(image, factors, filter, row);
      }
    }
  }

  private void addRow(float[] image, float[] factors, int filter, int row) {
    int sum = (filter * rows + row) * run;
    int done = 0;
    while (run - done >= WIDE) {
      addNine(image, factors, filter, row * pitch + done, sum + done);
      done += WIDE;
    }
    while (done < run) {
      addThree(image, factors, filter, row * pitch + done, sum + done);
      done += NARROW;
    }
  }

  private void addNine(float[] image, float[] factors, int filter, int offset, int sum) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    float k = 0;
    for (int i = filter; i < factors.length; i += filters) {
      int at = begins[i] + offset;
      float factor = factors[i];
      a += factor * image[at];
      b += factor * image[at + 1];
      c += factor * image[at + 2];
      d += factor * image[at + 3];
      e += factor * image[at + 4];
      f += factor * image[at + 5];
      g += factor * image[at + 6];
      h += factor * image[at + 7];
      k += factor * image[at + 8];
    }
    addThree(sum, a, b, c);
    addThree(sum + 3, d, e, f);
    addThree(sum + 6, g, h, k);
  }

  private void addThree(float[] image, float[] factors, int filter, int offset, int sum) {
    float a = 0;
    float b = 0;
    float c = 0;
    for (int i = filter; i < factors.length; i += filters) {
      int at = begins[i] + offset;
      float factor = factors[i];
      a += factor * image[at];
      b += factor * image[at + 1];
      c += factor * image[at + 2];
    }
    addThree(sum, a, b, c);
  }

  private void addThree(int sum, float a, float b, float c) {
    sums[sum] += a;
    sums[sum + 1] += b;
    sums[sum + 2] += c;
  }

  /** The sums: filter by filter, row by row. */
  float[] values() {
    float[] values = new float[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) sums[i];
    }
    return values;
  }
}
