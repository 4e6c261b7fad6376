package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * {@code (log(1 + t) - log(1 + p))²}, the mean over the outputs; as in Keras, t and p below 1e-7
 * count as 1e-7.
 */
public record MeanSquaredLogarithmicError() implements AgainstTargets {
  public static final Kind<MeanSquaredLogarithmicError> KIND =
      new Kind<>(
          "mean_squared_logarithmic_error",
          "MeanSquaredLogarithmicError",
          MeanSquaredLogarithmicError.class,
          List.of(),
          values -> new MeanSquaredLogarithmicError(),
          "(log(1 + t) - log(1 + p))², the mean over the outputs.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    Tensor error = Arithmetic.subtract(logarithm(outputs), logarithm(targets));
    return Reductions.meanLast(Elementwise.square(error));
  }

  private static Tensor logarithm(Tensor x) {
    return Elementwise.log(Arithmetic.add(Elementwise.atLeast(x, Outputs.EPSILON), 1));
  }
}
