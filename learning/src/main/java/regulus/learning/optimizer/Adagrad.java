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
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Steps that grow smaller where gradients have been large (Duchi, Hazan, Singer 2011): {@code a +=
 * g²} and {@code w -= rate · g / √(a + epsilon)}.
 *
 * @param learningRate Keras' default is 0.001
 * @param sum how squares are summed
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Adagrad(double learningRate, Sum sum, OptionalDouble weightDecay, Steadying steadying)
    implements Optimizer {
  public static final Kind<Adagrad> KIND =
      new Kind<>(
          "adagrad",
          "Adagrad",
          Adagrad.class,
          OptimizerSettings.with(
              0.001,
              List.of(
                  Setting.optional(
                      "initial_accumulator_value",
                      SettingType.nonNegative(),
                      0.1,
                      "What the sum of squares begins with."),
                  OptimizerSettings.EPSILON)),
          values ->
              new Adagrad(
                  values.number("learning_rate"),
                  new Sum(values.number("initial_accumulator_value"), values.number("epsilon")),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Steps divided by the root of the sum of squared gradients.");

  /**
   * @param initialAccumulatorValue what it begins with; Keras' default is 0.1
   * @param epsilon inside the root; Keras' default is 1e-7
   */
  public record Sum(double initialAccumulatorValue, double epsilon) {}

  @Override
  public List<Double> slots() {
    return List.of(sum.initialAccumulatorValue());
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor gradients = weights.gradients();
    Updates.addProduct(slots.get(0), gradients, gradients, 1);
    Tensor denominator = Elementwise.sqrt(Arithmetic.add(slots.get(0), sum.epsilon()));
    Updates.addQuotient(weights.values(), gradients, denominator, -learningRate);
  }
}
