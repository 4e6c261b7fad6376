package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** {@code (t - p)²}, the mean over the outputs. */
public record MeanSquaredError() implements AgainstTargets {
  public static final Kind<MeanSquaredError> KIND =
      new Kind<>(
          "mean_squared_error",
          "MeanSquaredError",
          MeanSquaredError.class,
          List.of(),
          values -> new MeanSquaredError(),
          "(t - p)², the mean over the outputs.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    return Reductions.meanLast(Elementwise.square(Arithmetic.subtract(targets, outputs)));
  }
}
