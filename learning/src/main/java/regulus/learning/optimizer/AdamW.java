package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Adam with weight decay apart from the gradient (Loshchilov, Hutter 2019). {@link Moments} has the
 * formulas.
 *
 * @param learningRate Keras' default is 0.001
 * @param moments Keras' defaults are 0.9, 0.999, 1e-7, without amsgrad
 * @param weightDecay Keras' default is 0.004
 * @param steadying nothing by default
 */
public record AdamW(
    double learningRate,
    Moments moments,
    double weightDecay,
    @AddedLater("Steadying{}") Steadying steadying)
    implements Optimizer {
  public static final Kind<AdamW> KIND =
      new Kind<>(
          "adamw",
          "AdamW",
          AdamW.class,
          OptimizerSettings.with(
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
                  values.number("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Adam with weight decay.");

  @Override
  public List<Double> slots() {
    return moments.slots();
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, OptionalDouble.of(weightDecay), learningRate);
    moments.update(weights, slots, learningRate, step);
  }
}
