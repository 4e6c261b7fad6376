package regulus.learning.initializer;

import java.util.List;
import regulus.learning.initializer.VarianceScaling.Distribution;
import regulus.learning.initializer.VarianceScaling.Fan;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** Uniform within ±√(6 / fan in) (He and others 2015). */
public record HeUniform() implements Initializer {
  public static final Kind<HeUniform> KIND =
      new Kind<>(
          "he_uniform",
          "HeUniform",
          HeUniform.class,
          List.of(),
          values -> new HeUniform(),
          "Uniform within ±√(6 / fan in).");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return new VarianceScaling(2, Fan.FAN_IN, Distribution.UNIFORM).draw(shape, random);
  }
}
