package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Optimizer;

/**
 * Adam with weight decay apart from the gradient (Loshchilov, Hutter 2019). {@link Moments} has the
 * formulas.
 *
 * @param learningRate Keras' default is 0.001
 * @param moments Keras' defaults are 0.9, 0.999, 1e-7, without amsgrad
 * @param weightDecay Keras' default is 0.004
 */
public record AdamW(double learningRate, Moments moments, double weightDecay) implements Optimizer {
  public static final Kind<AdamW> KIND =
      new Kind<>(
          "adamw",
          "AdamW",
          AdamW.class,
          List.of(
              OptimizerSettings.learningRate(0.001),
              Setting.optional(
                  "weight_decay",
                  SettingType.nonNegative(),
                  0.004,
                  "Share of every weight, times the learning rate, that each step takes away."),
              OptimizerSettings.share("beta_1", 0.9, "Share of the mean gradient that is kept."),
              OptimizerSettings.share("beta_2", 0.999, "Share of the mean square that is kept."),
              OptimizerSettings.EPSILON,
              OptimizerSettings.flag("amsgrad", "Whether the mean square never falls.")),
          values ->
              new AdamW(
                  values.number("learning_rate"),
                  Moments.from(values),
                  values.number("weight_decay")),
          "Adam with weight decay.");

  @Override
  public int slots() {
    return moments.slots();
  }

  @Override
  public void update(
      Tensor parameters, Tensor gradients, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(parameters, OptionalDouble.of(weightDecay), learningRate);
    moments.update(parameters, gradients, slots, learningRate, step);
  }
}
