package regulus.learning.layer;

import java.util.List;
import java.util.Optional;
import regulus.learning.network.Constraint;
import regulus.learning.network.Initializer;
import regulus.learning.network.Regularizer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Values;

/**
 * How one weight of a layer begins and what it costs.
 *
 * @param initializer draws its first values
 * @param regularizer its penalty in the loss, if any
 * @param constraint what it is brought back to after every update, if anything
 */
public record Drawn(
    Initializer initializer,
    Optional<Regularizer> regularizer,
    @AddedLater Optional<Constraint> constraint) {
  /**
   * @param prefix of both settings
   * @param weight what the reference calls it
   */
  static List<Setting> settings(String prefix, String weight, String byDefault) {
    return List.of(
        LayerSettings.initializer(prefix, weight, byDefault),
        LayerSettings.regularizer(prefix, weight),
        LayerSettings.constraint(prefix, weight));
  }

  static Drawn from(Values values, String prefix) {
    return new Drawn(
        values.get(prefix + "_initializer", Initializer.class),
        values.optional(prefix + "_regularizer", Regularizer.class),
        values.optional(prefix + "_constraint", Constraint.class));
  }

  WeightSpec weight(String name, List<Integer> shape) {
    return WeightSpec.trainable(name, shape, initializer, regularizer).within(constraint);
  }
}
