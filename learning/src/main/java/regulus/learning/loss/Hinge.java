package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * {@code max(1 - t · p, 0)}, the mean over the outputs, with t 1 for the true class and -1 for the
 * others; for outputs between -1 and 1, such as those of tanh.
 */
public record Hinge() implements AgainstTargets {
  public static final Kind<Hinge> KIND =
      new Kind<>(
          "hinge",
          "Hinge",
          Hinge.class,
          List.of(),
          values -> new Hinge(),
          "max(1 - t · p, 0) with labels of 1 and -1.");

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    return Reductions.meanLast(Outputs.shortfall(outputs, targets));
  }
}
