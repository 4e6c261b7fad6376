package regulus.learning.layer;

import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.Regularizer;
import regulus.learning.regularizer.L1L2;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Gives what it is given, which costs {@code (l1 · Σ|x| + l2 · Σx²) / examples} in the loss.
 *
 * @param l1 at least 0; Keras' default is 0
 * @param l2 at least 0; Keras' default is 0
 */
public record ActivityRegularization(double l1, double l2) implements Layer {
  public static final Kind<ActivityRegularization> KIND =
      new Kind<>(
          "activity_regularization",
          "ActivityRegularization",
          ActivityRegularization.class,
          List.of(
              Setting.optional("l1", SettingType.nonNegative(), 0.0, "Factor of Σ|x|."),
              Setting.optional("l2", SettingType.nonNegative(), 0.0, "Factor of Σx².")),
          values -> new ActivityRegularization(values.number("l1"), values.number("l2")),
          "A penalty on what passes through it.");

  @Override
  public Kind<ActivityRegularization> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return input;
  }

  @Override
  public Optional<Regularizer> activityRegularizer() {
    return Optional.of(new L1L2(l1, l2));
  }
}
