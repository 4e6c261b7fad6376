package regulus.learning.initializer;

import java.util.List;
import regulus.learning.initializer.VarianceScaling.Distribution;
import regulus.learning.initializer.VarianceScaling.Fan;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** Truncated normal of variance 2 / fan in (He and others 2015). */
public record HeNormal() implements Initializer {
  public static final Kind<HeNormal> KIND =
      new Kind<>(
          "he_normal",
          "HeNormal",
          HeNormal.class,
          List.of(),
          values -> new HeNormal(),
          "Truncated normal of variance 2 / fan in.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return new VarianceScaling(2, Fan.FAN_IN, Distribution.TRUNCATED_NORMAL).draw(shape, random);
  }
}
