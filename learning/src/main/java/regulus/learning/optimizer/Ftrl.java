package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Follow the regularized leader (McMahan and others 2013), whose l1 leaves weights exactly 0. With
 * {@code p = -learning_rate_power} and a' the sum a of squared gradients after adding g²:
 *
 * <pre>
 * z += g + 2 · shrinkage · w - (a'^p - a^p) / rate · w
 * w  = (clip(z, -l1, l1) - z) / (a'^p / rate + 2 · (l2 + beta / (2 · rate)))
 * </pre>
 *
 * @param learningRate Keras' default is 0.001
 * @param sum how squares are summed
 * @param penalties none by default
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Ftrl(
    double learningRate,
    Sum sum,
    Penalties penalties,
    OptionalDouble weightDecay,
    Steadying steadying)
    implements Optimizer {
  public static final Kind<Ftrl> KIND =
      new Kind<>(
          "ftrl",
          "Ftrl",
          Ftrl.class,
          OptimizerSettings.with(
              0.001,
              List.of(
                  Setting.optional(
                      "learning_rate_power",
                      new SettingType.Real(-Double.MAX_VALUE, false, 0, false),
                      -0.5,
                      "How steps shrink with the sum of squares; 0 for steps of one size."),
                  strength(
                      "initial_accumulator_value", 0.1, "What the sum of squares begins with."),
                  strength("l1_regularization_strength", 0.0, "Draws weights to exactly 0."),
                  strength("l2_regularization_strength", 0.0, "Draws weights towards 0."),
                  strength(
                      "l2_shrinkage_regularization_strength",
                      0.0,
                      "As l2, part of the gradient alone."),
                  strength("beta", 0.0, "Added to the sum's root, for smaller first steps."))),
          Ftrl::from,
          "Follow the regularized leader, for weights that are exactly 0.");

  /**
   * @param learningRatePower its exponent, at most 0; Keras' default is -0.5
   * @param initialAccumulatorValue what it begins with; Keras' default is 0.1
   * @param beta added to what divides a step; Keras' default is 0
   */
  public record Sum(double learningRatePower, double initialAccumulatorValue, double beta) {
    private Tensor power(Tensor squares) {
      return Elementwise.power(squares, -learningRatePower);
    }
  }

  /**
   * @param l1RegularizationStrength Keras' default is 0
   * @param l2RegularizationStrength Keras' default is 0
   * @param l2ShrinkageRegularizationStrength Keras' default is 0
   */
  public record Penalties(
      double l1RegularizationStrength,
      double l2RegularizationStrength,
      double l2ShrinkageRegularizationStrength) {}

  private static Setting strength(String name, double byDefault, String description) {
    return Setting.optional(name, SettingType.nonNegative(), byDefault, description);
  }

  private static Ftrl from(Values values) {
    return new Ftrl(
        values.number("learning_rate"),
        new Sum(
            values.number("learning_rate_power"),
            values.number("initial_accumulator_value"),
            values.number("beta")),
        new Penalties(
            values.number("l1_regularization_strength"),
            values.number("l2_regularization_strength"),
            values.number("l2_shrinkage_regularization_strength")),
        values.optionalNumber("weight_decay"),
        OptimizerSettings.steadying(values));
  }

  @Override
  public List<Double> slots() {
    return List.of(sum.initialAccumulatorValue(), 0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor squares = slots.get(0);
    Tensor linear = slots.get(1);
    Tensor before = sum.power(squares);
    Updates.addProduct(squares, weights.gradients(), weights.gradients(), 1);
    Tensor after = sum.power(squares);
    Tensor growth = Arithmetic.subtract(after, before);
    Tensor shrinking =
        Arithmetic.multiply(weights.values(), 2 * penalties.l2ShrinkageRegularizationStrength());
    Updates.addScaled(linear, weights.gradients(), 1);
    Updates.addScaled(linear, shrinking, 1);
    Updates.addProduct(linear, growth, weights.values(), -1 / learningRate);
    solve(weights.values(), linear, Arithmetic.divide(after, learningRate), learningRate);
  }

  private void solve(Tensor parameters, Tensor linear, Tensor quadratic, double learningRate) {
    double l1 = penalties.l1RegularizationStrength();
    double l2 = penalties.l2RegularizationStrength() + sum.beta() / (2 * learningRate);
    Tensor clipped = Arithmetic.subtract(Elementwise.clip(linear, -l1, l1), linear);
    Updates.copy(Arithmetic.divide(clipped, Arithmetic.add(quadratic, 2 * l2)), parameters);
  }
}
