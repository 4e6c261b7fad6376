package regulus.learning.initializer;

import java.util.List;
import regulus.learning.initializer.VarianceScaling.Distribution;
import regulus.learning.initializer.VarianceScaling.Fan;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** Truncated normal of variance 2 / (fan in + fan out) (Glorot, Bengio 2010). */
public record GlorotNormal() implements Initializer {
  public static final Kind<GlorotNormal> KIND =
      new Kind<>(
          "glorot_normal",
          "GlorotNormal",
          GlorotNormal.class,
          List.of(),
          values -> new GlorotNormal(),
          "Truncated normal of variance 2 / (fan in + fan out).");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return new VarianceScaling(1, Fan.FAN_AVG, Distribution.TRUNCATED_NORMAL).draw(shape, random);
  }
}
