package regulus.learning.initializer;

import java.util.List;
import regulus.learning.initializer.VarianceScaling.Distribution;
import regulus.learning.initializer.VarianceScaling.Fan;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** Uniform within ±√(3 / fan in) (LeCun and others 1998). */
public record LecunUniform() implements Initializer {
  public static final Kind<LecunUniform> KIND =
      new Kind<>(
          "lecun_uniform",
          "LecunUniform",
          LecunUniform.class,
          List.of(),
          values -> new LecunUniform(),
          "Uniform within ±√(3 / fan in).");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return new VarianceScaling(1, Fan.FAN_IN, Distribution.UNIFORM).draw(shape, random);
  }
}
