package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * {@code log(cosh(p - t))}, the mean over the outputs: about {@code (p - t)² / 2} of small errors
 * and {@code |p - t| - log 2} of large ones.
 */
public record LogCosh() implements AgainstTargets {
  public static final Kind<LogCosh> KIND =
      new Kind<>(
          "log_cosh",
          "LogCosh",
          LogCosh.class,
          List.of(),
          values -> new LogCosh(),
          "log(cosh(p - t)), the mean over the outputs.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    Tensor error = Arithmetic.subtract(outputs, targets);
    Tensor rest = Elementwise.softplus(Arithmetic.multiply(error, -2));
    return Reductions.meanLast(Arithmetic.add(Arithmetic.add(error, rest), -Math.log(2)));
  }
}
