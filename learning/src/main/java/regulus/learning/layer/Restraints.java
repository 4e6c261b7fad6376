package regulus.learning.layer;

import java.util.List;
import java.util.Optional;
import regulus.learning.network.Constraint;
import regulus.learning.network.Regularizer;
import regulus.learning.regularizer.OrthogonalRegularizer;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Values;

/**
 * What holds a layer back while it trains, besides the penalties on its weights.
 *
 * @param activityRegularizer penalty on what the layer gives, its activation included, divided by
 *     the number of examples; none by default
 * @param kernelConstraint none by default
 * @param biasConstraint none by default
 */
public record Restraints(
    @AddedLater Optional<Regularizer> activityRegularizer,
    @AddedLater Optional<Constraint> kernelConstraint,
    @AddedLater Optional<Constraint> biasConstraint) {
  /** As Keras has it where nothing is said. */
  public static final Restraints NONE =
      new Restraints(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * In Keras' order.
   *
   * @param kernel what the kernel's settings are named after
   */
  static List<Setting> settings(String kernel) {
    return List.of(
        LayerSettings.ACTIVITY_REGULARIZER,
        LayerSettings.constraint(kernel, "kernel"),
        LayerSettings.constraint("bias", "bias"));
  }

  public Restraints {
    if (activityRegularizer.filter(OrthogonalRegularizer.class::isInstance).isPresent()) {
      throw InvalidSetting.worded(
          LayerSettings.ACTIVITY_REGULARIZER.name(),
          "l1, l2 or l1_l2, which take each number by itself",
          "orthogonal_regularizer, which compares rows of a kernel");
    }
  }

  static Restraints from(Values values, String kernel) {
    return new Restraints(
        values.optional(LayerSettings.ACTIVITY_REGULARIZER.name(), Regularizer.class),
        values.optional(kernel + "_constraint", Constraint.class),
        values.optional("bias_constraint", Constraint.class));
  }
}
