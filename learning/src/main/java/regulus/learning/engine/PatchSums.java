package regulus.learning.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

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

  /** Without the processor's instruction, {@link Math#fma} takes a thousand times as long. */
  private static final boolean FUSED = fused();

  private final Patch patch;
  private final int filters;
  private final double[] sums;
  private final int[] begins;
  private final float[] factors;

  /**
   * Where a patch's numbers lie in its image.
   *
   * @param rows of the patch
   * @param run how many numbers of a row lie side by side: its columns times channels
   * @param pitch numbers from one row of the image to the next
   */
  record Patch(int rows, int run, int pitch) {}

  /**
   * @param band how many places of each filter are taken together: such as lie side by side, so
   *     that the part of the image that they look at stays in the processor's nearest memory
   */
  PatchSums(Patch patch, int filters, int band) {
    this.patch = patch;
    this.filters = filters;
    this.sums = new double[filters * patch.rows() * patch.run()];
    this.begins = new int[band];
    this.factors = new float[band];
  }

  private static boolean fused() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return machine != null && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException anotherMachine) {
      return false;
    }
  }

  /** Whether the loops suit patches of such rows. */
  static boolean fits(int run) {
    return run % NARROW == 0;
  }

  /**
   * Adds the patches of one image.
   *
   * @param starts where in the image the patch of each place begins
   * @param places the chosen ones, of all filters in turn, in whole bands
   * @param gradients of the chosen ones, in the same order
   */
  void add(float[] image, int[] starts, long[] places, float[] gradients) {
    for (int from = 0; from < places.length; from += begins.length * filters) {
      for (int filter = 0; filter < filters; filter++) {
        for (int i = 0; i < begins.length; i++) {
          int at = from + i * filters + filter;
          begins[i] = starts[(int) places[at]];
          factors[i] = gradients[at];
        }
        for (int row = 0; row < patch.rows(); row++) {
          addRow(image, filter, row);
        }
      }
    }
  }

  private void addRow(float[] image, int filter, int row) {
    int sum = (filter * patch.rows() + row) * patch.run();
    int done = 0;
    while (patch.run() - done >= WIDE) {
      addNine(image, row * patch.pitch() + done, sum + done);
      done += WIDE;
    }
    while (done < patch.run()) {
      addThree(image, row * patch.pitch() + done, sum + done);
      done += NARROW;
    }
  }

  private void addNine(float[] image, int offset, int sum) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    float k = 0;
    for (int i = 0; i < factors.length; i++) {
      int at = begins[i] + offset;
      float factor = factors[i];
      a = sum(factor, image[at], a);
      b = sum(factor, image[at + 1], b);
      c = sum(factor, image[at + 2], c);
      d = sum(factor, image[at + 3], d);
      e = sum(factor, image[at + 4], e);
      f = sum(factor, image[at + 5], f);
      g = sum(factor, image[at + 6], g);
      h = sum(factor, image[at + 7], h);
      k = sum(factor, image[at + 8], k);
    }
    addThree(sum, a, b, c);
    addThree(sum + 3, d, e, f);
    addThree(sum + 6, g, h, k);
  }

  private void addThree(float[] image, int offset, int sum) {
    float a = 0;
    float b = 0;
    float c = 0;
    for (int i = 0; i < factors.length; i++) {
      int at = begins[i] + offset;
      float factor = factors[i];
      a = sum(factor, image[at], a);
      b = sum(factor, image[at + 1], b);
      c = sum(factor, image[at + 2], c);
    }
    addThree(sum, a, b, c);
  }

  private static float sum(float factor, float number, float sum) {
    return FUSED ? Math.fma(factor, number, sum) : factor * number + sum;
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
