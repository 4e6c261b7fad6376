package regulus.learning.initializer;

import java.util.List;
import regulus.learning.initializer.VarianceScaling.Distribution;
import regulus.learning.initializer.VarianceScaling.Fan;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** Truncated normal of variance 1 / fan in (LeCun and others 1998). */
public record LecunNormal() implements Initializer {
  public static final Kind<LecunNormal> KIND =
      new Kind<>(
          "lecun_normal",
          "LecunNormal",
          LecunNormal.class,
          List.of(),
          values -> new LecunNormal(),
          "Truncated normal of variance 1 / fan in.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return new VarianceScaling(1, Fan.FAN_IN, Distribution.TRUNCATED_NORMAL).draw(shape, random);
  }
}
