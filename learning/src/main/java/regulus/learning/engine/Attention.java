package regulus.learning.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/** Steps of sequences as mixtures of other steps, in several heads side by side. */
public final class Attention {
  private Attention() {}

  /**
   * How much of each step enters each other: {@code softmax(query · keyᵀ / √numbers)}.
   *
   * @param query [batch, steps, heads, numbers]
   * @param key of the same sizes
   * @return [batch, heads, steps, steps]; what enters a step sums up to 1
   */
  public static Tensor scores(Tensor query, Tensor key) {
    double scale = 1 / Math.sqrt(query.size(-1));
    org.bytedeco.pytorch.Tensor scaled = headsSecond(query).mul(new Scalar(scale));
    org.bytedeco.pytorch.Tensor likeness = scaled.matmul(headsSecond(key).transpose(2, 3));
    return new Tensor(torch.softmax(likeness, -1));
  }

  /**
   * @param scores [batch, heads, steps, steps]
   * @param value [batch, steps, heads, numbers]
   * @return [batch, steps, heads · numbers]
   */
  public static Tensor mixed(Tensor scores, Tensor value) {
    org.bytedeco.pytorch.Tensor mixed = scores.plain().matmul(headsSecond(value));
    return new Tensor(mixed.transpose(1, 2).flatten(2, 3));
  }

  private static org.bytedeco.pytorch.Tensor headsSecond(Tensor x) {
    return x.plain().transpose(1, 2);
  }
}
