package regulus.learning.optimizer;

import java.util.List;
import java.util.OptionalDouble;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.Kind;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Steadying;

/**
 * Adam that looks ahead by its momentum (Dozat 2016). With t the step from 1, {@code u_t = beta_1
 * (1 - 0.96^t / 2)} and {@code U_t} the product of the u up to t:
 *
 * <pre>
 * w -= rate · (u_(t+1) m / (1 - U_(t+1)) + (1 - u_t) g / (1 - U_t)) / (√(v / (1 - beta_2^t)) + epsilon)
 * </pre>
 *
 * @param learningRate Keras' default is 0.001
 * @param betas Keras' defaults
 * @param weightDecay none by default
 * @param steadying nothing by default
 */
public record Nadam(
    double learningRate, Betas betas, OptionalDouble weightDecay, Steadying steadying)
    implements Optimizer {
  private static final double DECAY = 0.96;

  /** A product below this is nothing beside 1. */
  private static final double NOTHING = 0x1p-60;

  public static final Kind<Nadam> KIND =
      new Kind<>(
          "nadam",
          "Nadam",
          Nadam.class,
          OptimizerSettings.with(0.001, Betas.settings()),
          values ->
              new Nadam(
                  values.number("learning_rate"),
                  Betas.from(values),
                  values.optionalNumber("weight_decay"),
                  OptimizerSettings.steadying(values)),
          "Adam with Nesterov's momentum.");

  @Override
  public List<Double> slots() {
    return List.of(0.0, 0.0);
  }

  @Override
  public void update(ParameterVector weights, List<Tensor> slots, double learningRate, long step) {
    WeightDecay.apply(weights, weightDecay, learningRate);
    Tensor gradients = weights.gradients();
    Tensor m = slots.get(0);
    Tensor v = slots.get(1);
    betas.updateMean(m, gradients);
    betas.updateSquares(v, gradients);
    double product = product(step);
    double next = share(step + 1);
    // √(v / c) + epsilon is (√v + epsilon √c) / √c.
    double root = Math.sqrt(betas.squareCorrection(step));
    Tensor denominator = Elementwise.sqrt(v);
    Updates.add(denominator, betas.epsilon() * root);
    double rate = -learningRate * root;
    Updates.addQuotient(weights.values(), m, denominator, rate * next / (1 - product * next));
    Updates.addQuotient(
        weights.values(), gradients, denominator, rate * (1 - share(step)) / (1 - product));
  }

  private double share(long step) {
    return betas.beta1() * (1 - 0.5 * Math.pow(DECAY, (double) step));
  }

  /** Of all shares up to a step; computed anew each time, so that there is nothing to keep. */
  private double product(long step) {
    double product = 1;
    double power = 1;
    for (long i = 1; i <= step && product > NOTHING; i++) {
      power *= DECAY;
      product *= betas.beta1() * (1 - 0.5 * power);
    }
    return product;
  }
}
