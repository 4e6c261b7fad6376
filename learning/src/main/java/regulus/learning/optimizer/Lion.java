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
 * Steps of one size for all weights, in the direction of momentum and gradient (Chen and others
 * 2023): {@code w -= rate · sign(beta_1 · m + (1 - beta_1) g)}, then {@code m = beta_2 · m + (1 -
 * beta_2) g}. It wants a learning rate some three to ten times smaller than Adam's.
 *
 * @param learningRate Keras' default is 0.001
 * @param momentum how gradients are averaged
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Lion(
    double learningRate, Momentum momentum, OptionalDouble weightDecay, Steadying steadying)
    implements Optimizer {
  public static final Kind<Lion> KIND =
      new Kind<>(
          "lion",
          "Lion",
          Lion.class,
          OptimizerSettings.with(
              0.001,
              List.of(
                  Setting.optional(
                      "beta_1",
                      new SettingType.Real(0, true, 1, false),
                      0.9,
                      "Share of the momentum in a step's direction."),
                  OptimizerSettings.share("beta_2", 0.99, "Share of the momentum that is kept."))),
          values ->
              new Lion(
                  values.number("learning_rate"),
                  new Momentum(values.number("beta_1"), values.number("beta_2")),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Steps of one size in the direction of the momentum.");

  /**
   * @param beta1 its share in a step's direction, above 0; Keras' default is 0.9
   * @param beta2 share of it that is kept; Keras' default is 0.99
   */
  public record Momentum(double beta1, double beta2) {}

  @Override
  public List<Double> slots() {
    return List.of(0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor gradients = weights.gradients();
    Tensor m = slots.get(0);
    Tensor direction = Arithmetic.multiply(m, momentum.beta1());
    Updates.addScaled(direction, gradients, 1 - momentum.beta1());
    Updates.addScaled(weights.values(), Elementwise.sign(direction), -learningRate);
    Updates.scale(m, momentum.beta2());
    Updates.addScaled(m, gradients, 1 - momentum.beta2());
  }
}
