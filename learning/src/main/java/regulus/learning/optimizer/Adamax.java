package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.Kind;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Adam with the largest gradient in place of the mean square (Kingma, Ba 2015, section 7.1): {@code
 * u = max(beta_2 · u, |g|)} and {@code w -= rate · m / ((1 - beta_1^t) (u + epsilon))}.
 *
 * @param learningRate Keras' default is 0.001
 * @param betas Keras' defaults
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Adamax(
    double learningRate, Betas betas, OptionalDouble weightDecay, Steadying steadying)
    implements Optimizer {
  public static final Kind<Adamax> KIND =
      new Kind<>(
          "adamax",
          "Adamax",
          Adamax.class,
          OptimizerSettings.with(0.001, Betas.settings()),
          values ->
              new Adamax(
                  values.number("learning_rate"),
                  Betas.from(values),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Adam with the largest gradient in place of the mean square.");

  @Override
  public List<Double> slots() {
    return List.of(0.0, 0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor m = slots.get(0);
    Tensor u = slots.get(1);
    betas.updateMean(m, weights.gradients());
    Updates.scale(u, betas.beta2());
    Updates.maximum(u, Elementwise.abs(weights.gradients()));
    double rate = learningRate / betas.meanCorrection(step);
    Updates.addQuotient(weights.values(), m, Arithmetic.add(u, betas.epsilon()), -rate);
  }
}
