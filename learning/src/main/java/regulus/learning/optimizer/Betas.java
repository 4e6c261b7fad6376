package regulus.learning.optimizer;

import java.util.List;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Values;

/**
 * How Adam's relatives average gradients: {@code m += (1 - beta_1) (g - m)} and, where they use it,
 * {@code v += (1 - beta_2) (g² - v)}.
 *
 * @param beta1 share of m that is kept; Keras' default is 0.9
 * @param beta2 share of what gradients are compared with that is kept; Keras' default is 0.999
 * @param epsilon keeps a denominator away from 0; Keras' default is 1e-7
 */
public record Betas(double beta1, double beta2, double epsilon) {
  /** Of the optimizers that have such. */
  static List<Setting> settings() {
    return List.of(
        OptimizerSettings.share("beta_1", 0.9, "Share of the mean gradient that is kept."),
        OptimizerSettings.share("beta_2", 0.999, "Share of the gradients' mean size that is kept."),
        OptimizerSettings.EPSILON);
  }

  static Betas from(Values values) {
    return new Betas(values.number("beta_1"), values.number("beta_2"), values.number("epsilon"));
  }

  void updateMean(Tensor m, Tensor gradients) {
    Updates.approach(m, gradients, 1 - beta1);
  }

  void updateSquares(Tensor v, Tensor gradients) {
    Updates.scale(v, beta2);
    Updates.addProduct(v, gradients, gradients, 1 - beta2);
  }

  /** {@code 1 - beta_1^step}, what a mean that began as 0 falls short by. */
  double meanCorrection(long step) {
    return 1 - Math.pow(beta1, (double) step);
  }

  /** As {@link #meanCorrection}, of the squares. */
  double squareCorrection(long step) {
    return 1 - Math.pow(beta2, (double) step);
  }
}
