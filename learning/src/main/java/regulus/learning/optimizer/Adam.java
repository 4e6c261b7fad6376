package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Steps of each weight's own size, from the mean of its gradients and of their squares (Kingma, Ba
 * 2015). {@link Moments} has the formulas.
 *
 * @param learningRate Keras' default is 0.001
 * @param moments Keras' defaults are 0.9, 0.999, 1e-7, without amsgrad
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Adam(
    double learningRate,
    Moments moments,
    OptionalDouble weightDecay,
    @AddedLater("Steadying{}") Steadying steadying)
    implements Optimizer {
  public static final Kind<Adam> KIND =
      new Kind<>(
          "adam",
          "Adam",
          Adam.class,
          OptimizerSettings.with(
              OptimizerSettings.learningRate(0.001),
              OptimizerSettings.share("beta_1", 0.9, "Share of the mean gradient that is kept."),
              OptimizerSettings.share("beta_2", 0.999, "Share of the mean square that is kept."),
              OptimizerSettings.EPSILON,
              OptimizerSettings.flag("amsgrad", "Whether the mean square never falls."),
              OptimizerSettings.WEIGHT_DECAY),
          values ->
              new Adam(
                  values.number("learning_rate"),
                  Moments.from(values),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Adaptive moments.");

  /** With Keras' defaults for everything else. */
  public static Adam of(double learningRate) {
    return new Adam(learningRate, Moments.DEFAULT, OptionalDouble.empty(), Steadying.NONE);
  }

  @Override
  public List<Double> slots() {
    return moments.slots();
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    moments.update(weights, slots, learningRate, step);
  }
}
