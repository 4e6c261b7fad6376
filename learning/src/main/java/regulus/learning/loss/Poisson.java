package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** {@code p - t · log(p + 1e-7)}, the mean over the outputs, which must not be negative. */
public record Poisson() implements AgainstTargets {
  public static final Kind<Poisson> KIND =
      new Kind<>(
          "poisson",
          "Poisson",
          Poisson.class,
          List.of(),
          values -> new Poisson(),
          "p - t · log p, the mean over the outputs, which must not be negative.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    Tensor logarithms = Elementwise.log(Arithmetic.add(outputs, Outputs.EPSILON));
    return Reductions.meanLast(
        Arithmetic.subtract(outputs, Arithmetic.multiply(targets, logarithms)));
  }
}
