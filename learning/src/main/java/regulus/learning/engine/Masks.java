package regulus.learning.engine;

import java.util.Arrays;
import java.util.List;
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
    return like(like, like.sizes(), draw(like.elements(), share, random, (float) (1 / share)));
  }

  /** As {@link #kept}, with 1 instead of {@code 1 / share}. */
  public static Tensor marked(Tensor like, double share, Stream random) {
    return like(like, like.sizes(), draw(like.elements(), share, random, 1));
  }

  /**
   * As {@link #kept}, drawn for each channel of each image: [batch, 1, 1, channels].
   *
   * @param images [batch, height, width, channels]
   */
  public static Tensor keptChannels(Tensor images, double share, Stream random) {
    return kept(images, new int[] {images.size(0), 1, 1, images.size(3)}, share, random);
  }

  /**
   * As {@link #kept}, with one number for all elements of a dimension whose size is 1.
   *
   * @param sizes those of {@code like}, or 1
   */
  public static Tensor kept(Tensor like, int[] sizes, double share, Stream random) {
    long elements = Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact);
    return like(like, sizes, draw(elements, share, random, (float) (1 / share)));
  }

  /** For each element of {@code like}, in row-major order, a normal number. */
  public static Tensor normal(Tensor like, double mean, double deviation, Stream random) {
    float[] values = new float[Math.toIntExact(like.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * random.normal(i));
    }
    return like(like, like.sizes(), values);
  }

  /** Numbers in the arrangement and precision of a tensor. */
  private static Tensor like(Tensor like, int[] sizes, float[] values) {
    List<Integer> shape = Arrays.stream(sizes).boxed().toList();
    Tensor shaped = Creation.of(values, Precision.of(like), shape);
    return new Tensor(shaped.as(like.arrangement()), like.arrangement());
  }

  /** Each 64 random bits decide two elements. */
  private static float[] draw(long count, double share, Stream random, float value) {
    int elements = Math.toIntExact(count);
    float[] values = new float[elements + 1];
    long threshold = (long) (share * WORDS);
    for (int i = 0; i < elements; i += 2) {
      long bits = random.bits(i);
      values[i] = (bits >>> 32) < threshold ? value : 0;
      values[i + 1] = (bits & 0xFFFF_FFFFL) < threshold ? value : 0;
    }
    return elements == values.length - 1 ? Arrays.copyOf(values, elements) : values;
  }
}
