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
 * Steps as large as the last ones were, for the gradients' size (Zeiler 2012):
 *
 * <pre>
 * a  = rho · a + (1 - rho) g²
 * s  = -g · √(d + epsilon) / √(a + epsilon)
 * d  = rho · d + (1 - rho) s²
 * w += rate · s
 * </pre>
 *
 * @param learningRate Keras' default is 0.001; the paper has 1
 * @param average how squares are averaged
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Adadelta(
    double learningRate, Average average, OptionalDouble weightDecay, Steadying steadying)
    implements Optimizer {
  public static final Kind<Adadelta> KIND =
      new Kind<>(
          "adadelta",
          "Adadelta",
          Adadelta.class,
          OptimizerSettings.with(
              0.001,
              List.of(
                  OptimizerSettings.share("rho", 0.95, "Share of the mean squares that is kept."),
                  OptimizerSettings.EPSILON)),
          values ->
              new Adadelta(
                  values.number("learning_rate"),
                  new Average(values.number("rho"), values.number("epsilon")),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Steps whose size follows from the sizes of past steps and gradients.");

  /**
   * @param rho share that is kept; Keras' default is 0.95
   * @param epsilon inside the roots; Keras' default is 1e-7
   */
  public record Average(double rho, double epsilon) {
    private void update(Tensor squares, Tensor values) {
      Updates.scale(squares, rho);
      Updates.addProduct(squares, values, values, 1 - rho);
    }

    private Tensor root(Tensor squares) {
      return Elementwise.sqrt(Arithmetic.add(squares, epsilon));
    }
  }

  @Override
  public List<Double> slots() {
    return List.of(0.0, 0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor gradients = weights.gradients();
    Tensor steps = slots.get(1);
    average.update(slots.get(0), gradients);
    Tensor change =
        Arithmetic.divide(
            Arithmetic.multiply(gradients, average.root(steps)), average.root(slots.get(0)));
    average.update(steps, change);
    Updates.addScaled(weights.values(), change, -learningRate);
  }
}
