package regulus.learning.optimizer;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Values;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Steps divided by the root of the mean squared gradient (Tieleman, Hinton 2012): {@code v = rho ·
 * v + (1 - rho) · g²} and {@code w -= rate · g / √(v + epsilon)}. Centered, the mean gradient's
 * square is taken off v; with momentum the steps are summed as {@code m = momentum · m + step}.
 *
 * @param learningRate Keras' default is 0.001
 * @param average how squares are averaged
 * @param momentum from 0 to below 1; Keras' default is 0
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record RmsProp(
    double learningRate,
    Average average,
    double momentum,
    OptionalDouble weightDecay,
    @AddedLater("Steadying{}") Steadying steadying)
    implements Optimizer {
  public static final Kind<RmsProp> KIND =
      new Kind<>(
          "rmsprop",
          "RMSprop",
          RmsProp.class,
          OptimizerSettings.with(
              OptimizerSettings.learningRate(0.001),
              OptimizerSettings.share("rho", 0.9, "Share of the mean square that is kept."),
              OptimizerSettings.share("momentum", 0.0, "Share of the last step that is kept."),
              OptimizerSettings.EPSILON,
              OptimizerSettings.flag(
                  "centered", "Whether to divide by the deviation instead of the mean square."),
              OptimizerSettings.WEIGHT_DECAY),
          RmsProp::from,
          "Steps divided by the root of the mean squared gradient.");

  /**
   * @param rho share that is kept; Keras' default is 0.9
   * @param epsilon inside the root; Keras' default is 1e-7
   * @param centered whether the mean gradient is taken off
   */
  public record Average(double rho, double epsilon, boolean centered) {}

  private static RmsProp from(Values values) {
    return new RmsProp(
        values.number("learning_rate"),
        new Average(values.number("rho"), values.number("epsilon"), values.flag("centered")),
        values.number("momentum"),
        values.optionalNumber("weight_decay"),
        OptimizerSettings.steadying(values));
  }

  @Override
  public List<Double> slots() {
    return Collections.nCopies(1 + (average.centered() ? 1 : 0) + (momentum > 0 ? 1 : 0), 0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor parameters = weights.values();
    Tensor gradients = weights.gradients();
    Tensor denominator = denominator(gradients, slots);
    if (momentum > 0) {
      Tensor m = slots.get(slots.size() - 1);
      Updates.scale(m, momentum);
      Updates.addQuotient(m, gradients, denominator, learningRate);
      Updates.addScaled(parameters, m, -1);
    } else {
      Updates.addQuotient(parameters, gradients, denominator, -learningRate);
    }
  }

  private Tensor denominator(Tensor gradients, List<Tensor> slots) {
    Tensor v = slots.get(0);
    Updates.scale(v, average.rho());
    Updates.addProduct(v, gradients, gradients, 1 - average.rho());
    Tensor variance = v;
    if (average.centered()) {
      Tensor mean = slots.get(1);
      Updates.scale(mean, average.rho());
      Updates.addScaled(mean, gradients, 1 - average.rho());
      variance = Arithmetic.subtract(v, Elementwise.square(mean));
    }
    return Elementwise.sqrt(Arithmetic.add(variance, average.epsilon()));
  }
}
