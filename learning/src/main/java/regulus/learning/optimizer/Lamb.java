package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.Kind;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Adam's steps, each weight tensor's made as long as the tensor itself, for large batches (You and
 * others 2020). With {@code s = m / (1 - beta_1^t) / (√(v / (1 - beta_2^t)) + epsilon)}: {@code w
 * -= rate · s · ‖w‖ / ‖s‖}, the quotient being 1 where either norm is 0.
 *
 * @param learningRate Keras' default is 0.001
 * @param betas Keras' defaults
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Lamb(
    double learningRate, Betas betas, OptionalDouble weightDecay, Steadying steadying)
    implements Optimizer {
  public static final Kind<Lamb> KIND =
      new Kind<>(
          "lamb",
          "Lamb",
          Lamb.class,
          OptimizerSettings.with(0.001, Betas.settings()),
          values ->
              new Lamb(
                  values.number("learning_rate"),
                  Betas.from(values),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Adam's steps in proportion to the weights, for large batches.");

  @Override
  public List<Double> slots() {
    return List.of(0.0, 0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    List<Tensor> pieces = weights.pieces(weights.values());
    List<Tensor> changes = weights.pieces(changes(weights.gradients(), slots, step));
    for (int i = 0; i < pieces.size(); i++) {
      double rate = learningRate * ratio(pieces.get(i), changes.get(i));
      Updates.addScaled(pieces.get(i), changes.get(i), -rate);
    }
  }

  private Tensor changes(Tensor gradients, List<Tensor> slots, long step) {
    betas.updateMean(slots.get(0), gradients);
    betas.updateSquares(slots.get(1), gradients);
    Tensor mean = Arithmetic.divide(slots.get(0), betas.meanCorrection(step));
    Tensor square = Arithmetic.divide(slots.get(1), betas.squareCorrection(step));
    return Arithmetic.divide(mean, Arithmetic.add(Elementwise.sqrt(square), betas.epsilon()));
  }

  private static double ratio(Tensor weight, Tensor change) {
    double wanted = Reductions.norm(weight).item();
    double given = Reductions.norm(change).item();
    return wanted > 0 && given > 0 ? wanted / given : 1;
  }
}
