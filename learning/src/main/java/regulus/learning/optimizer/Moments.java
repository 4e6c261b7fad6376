package regulus.learning.optimizer;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.Values;

/**
 * The update that Adam and its relatives share. With t the step from 1:
 *
 * <pre>
 * m += (1 - beta_1) (g - m)
 * v += (1 - beta_2) (g² - v)
 * w -= rate · √(1 - beta_2^t) / (1 - beta_1^t) · m / (√v + epsilon)
 * </pre>
 *
 * As in Keras, and unlike the paper's first form, epsilon is added to √v before its bias is
 * corrected. With {@code amsgrad} the largest v so far takes the place of v (Reddi, Kale, Kumar
 * 2018).
 *
 * @param beta1 share of m that is kept
 * @param beta2 share of v that is kept
 * @param epsilon keeps the denominator away from 0
 */
public record Moments(double beta1, double beta2, double epsilon, boolean amsgrad) {
  /** As Keras has it where nothing is said. */
  public static final Moments DEFAULT = new Moments(0.9, 0.999, 1e-7, false);

  static Moments from(Values values) {
    return new Moments(
        values.number("beta_1"),
        values.number("beta_2"),
        values.number("epsilon"),
        values.flag("amsgrad"));
  }

  List<Double> slots() {
    return amsgrad ? List.of(0.0, 0.0, 0.0) : List.of(0.0, 0.0);
  }

  void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    Tensor gradients = weights.gradients();
    Tensor m = slots.get(0);
    Tensor v = slots.get(1);
    Updates.approach(m, gradients, 1 - beta1);
    Updates.scale(v, beta2);
    Updates.addProduct(v, gradients, gradients, 1 - beta2);
    if (amsgrad) {
      Updates.maximum(slots.get(2), v);
      v = slots.get(2);
    }
    double t = (double) step;
    double rate = learningRate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
    Tensor denominator = Elementwise.sqrt(v);
    Updates.add(denominator, epsilon);
    Updates.addQuotient(weights.values(), m, denominator, -rate);
  }
}
