package regulus.learning.initializer;

import java.util.List;
import regulus.learning.initializer.VarianceScaling.Distribution;
import regulus.learning.initializer.VarianceScaling.Fan;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** Uniform within ±√(6 / (fan in + fan out)) (Glorot, Bengio 2010). */
public record GlorotUniform() implements Initializer {
  public static final Kind<GlorotUniform> KIND =
      new Kind<>(
          "glorot_uniform",
          "GlorotUniform",
          GlorotUniform.class,
          List.of(),
          values -> new GlorotUniform(),
          "Uniform within ±√(6 / (fan in + fan out)).");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return new VarianceScaling(1, Fan.FAN_AVG, Distribution.UNIFORM).draw(shape, random);
  }
}
