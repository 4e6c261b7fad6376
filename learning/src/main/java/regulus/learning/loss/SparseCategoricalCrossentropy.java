package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.training.Loss;

/**
 * {@code -log p} of the true class, for a network with one output per class. The data's labels are
 * class indexes, so that it equals {@link CategoricalCrossentropy} without label smoothing.
 *
 * @param fromLogits whether outputs are scores, not probabilities; not by default
 */
public record SparseCategoricalCrossentropy(@AddedLater boolean fromLogits) implements Loss {
  public static final Kind<SparseCategoricalCrossentropy> KIND =
      new Kind<>(
          "sparse_categorical_crossentropy",
          "SparseCategoricalCrossentropy",
          SparseCategoricalCrossentropy.class,
          List.of(Outputs.FROM_LOGITS),
          values -> new SparseCategoricalCrossentropy(values.flag(Outputs.FROM_LOGITS.name())),
          "-log of the true class' probability; one output per class, ending in softmax.");

  /** Of probabilities. */
  public SparseCategoricalCrossentropy() {
    this(false);
  }

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOnePerClass(KIND.name(), outputs, classes);
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SOFTMAX_LOGITS);
  }

  @Override
  public boolean inNats() {
    return true;
  }

  @Override
  public Tensor each(Tensor outputs, Output kind, Tensor labels) {
    return Arithmetic.multiply(Views.pick(Outputs.logProbabilities(outputs, kind), labels), -1);
  }
}
