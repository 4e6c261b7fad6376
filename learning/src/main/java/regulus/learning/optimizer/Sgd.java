package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Gradient descent: {@code w -= rate · g}; with momentum {@code m = momentum · m - rate · g} and
 * {@code w += m}, with Nesterov's variant {@code w += momentum · m - rate · g} (Sutskever and
 * others 2013).
 *
 * @param learningRate Keras' default is 0.01
 * @param momentum from 0 to below 1; Keras' default is 0
 * @param nesterov whether to look ahead
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Sgd(
    double learningRate,
    double momentum,
    boolean nesterov,
    OptionalDouble weightDecay,
    @AddedLater("Steadying{}") Steadying steadying)
    implements Optimizer {
  public static final Kind<Sgd> KIND =
      new Kind<>(
          "sgd",
          "SGD",
          Sgd.class,
          OptimizerSettings.with(
              OptimizerSettings.learningRate(0.01),
              OptimizerSettings.share("momentum", 0.0, "Share of the last step that is kept."),
              OptimizerSettings.flag("nesterov", "Whether to look ahead by the momentum."),
              OptimizerSettings.WEIGHT_DECAY),
          values ->
              new Sgd(
                  values.number("learning_rate"),
                  values.number("momentum"),
                  values.flag("nesterov"),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Gradient descent, with momentum if wanted.");

  @Override
  public List<Double> slots() {
    return momentum == 0 ? List.of() : List.of(0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor parameters = weights.values();
    Tensor gradients = weights.gradients();
    if (momentum == 0) {
      Updates.addScaled(parameters, gradients, -learningRate);
      return;
    }
    Tensor m = slots.get(0);
    Updates.scale(m, momentum);
    Updates.addScaled(m, gradients, -learningRate);
    if (nesterov) {
      Updates.addScaled(parameters, m, momentum);
      Updates.addScaled(parameters, gradients, -learningRate);
    } else {
      Updates.addScaled(parameters, m, 1);
    }
  }
}
