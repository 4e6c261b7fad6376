package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** {@code |t - p|}, the mean over the outputs; its gradient at 0 is 0. */
public record MeanAbsoluteError() implements AgainstTargets {
  public static final Kind<MeanAbsoluteError> KIND =
      new Kind<>(
          "mean_absolute_error",
          "MeanAbsoluteError",
          MeanAbsoluteError.class,
          List.of(),
          values -> new MeanAbsoluteError(),
          "|t - p|, the mean over the outputs.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    return Reductions.meanLast(Elementwise.abs(Arithmetic.subtract(targets, outputs)));
  }
}
