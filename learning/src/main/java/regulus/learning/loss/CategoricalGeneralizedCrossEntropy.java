package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Loss;

/**
 * {@code (1 - p^q) / q} of the true class' probability, which bears wrong labels: near {@code -log
 * p} with q near 0, near {@code 1 - p} with q near 1 (Zhang, Sabuncu 2018). For a network with one
 * output per class. After a softmax, {@code p^q} is computed from the logarithm of p, so that its
 * gradient is finite where p rounds to 0.
 *
 * @param q between 0 and 1; Keras' default is 0.5
 */
public record CategoricalGeneralizedCrossEntropy(double q) implements Loss {
  public static final Kind<CategoricalGeneralizedCrossEntropy> KIND =
      new Kind<>(
          "categorical_generalized_cross_entropy",
          "CategoricalGeneralizedCrossEntropy",
          CategoricalGeneralizedCrossEntropy.class,
          List.of(
              Setting.optional(
                  "q",
                  new SettingType.Real(0, true, 1, true),
                  0.5,
                  "Between 0, which trusts all labels, and 1.")),
          values -> new CategoricalGeneralizedCrossEntropy(values.number("q")),
          "(1 - p^q) / q of the true class' probability, which bears wrong labels.");

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOnePerClass(KIND.name(), outputs, classes);
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SOFTMAX_LOGITS);
  }

  @Override
  public Tensor each(Tensor outputs, Output kind, Tensor labels) {
    Tensor power =
        kind == Output.SOFTMAX_LOGITS
            ? Elementwise.exp(
                Arithmetic.multiply(Views.pick(Probabilities.logSoftmax(outputs), labels), q))
            : Elementwise.power(Views.pick(Outputs.activated(outputs, kind), labels), q);
    return Arithmetic.divide(Arithmetic.from(1, power), q);
  }
}
