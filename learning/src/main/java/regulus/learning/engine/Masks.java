package regulus.learning.engine;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import regulus.learning.random.Stream;

/**
 * Random masks. They come from counter-based streams: libtorch's own generator is one for the whole
 * process, so that trainings beside each other would disturb each other's numbers.
 */
public final class Masks {
  private static final double WORDS = 0x1.0p32;

  private Masks() {}

  /**
   * For each element of {@code like}, in row-major order, {@code 1 / share} with probability {@code
   * share}, else 0. The probability is exact to 2⁻³².
   */
  public static Tensor kept(Tensor like, double share, Stream random) {
    int elements = Math.toIntExact(like.elements());
    org.bytedeco.pytorch.Tensor mask =
        torch.empty(
            new long[] {elements}, new TensorOptions(ScalarType.Float), new MemoryFormatOptional());
    mask.data_ptr_float().put(draw(elements, share, random));
    long[] sizes = java.util.Arrays.stream(like.sizes()).asLongStream().toArray();
    Tensor shaped = new Tensor(mask.view(sizes));
    Tensor arranged = new Tensor(shaped.as(like.arrangement()), like.arrangement());
    return Precision.of(like) == Precision.FLOAT32
        ? arranged
        : Views.convert(arranged, Precision.FLOAT64);
  }

  /** Each 64 random bits decide two elements. */
  private static float[] draw(int elements, double share, Stream random) {
    float[] values = new float[elements + 1];
    long threshold = (long) (share * WORDS);
    float scale = (float) (1 / share);
    for (int i = 0; i < elements; i += 2) {
      long bits = random.bits(i);
      values[i] = (bits >>> 32) < threshold ? scale : 0;
      values[i + 1] = (bits & 0xFFFF_FFFFL) < threshold ? scale : 0;
    }
    return elements == values.length - 1 ? java.util.Arrays.copyOf(values, elements) : values;
  }
}
