package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.Loss;

/**
 * {@link BinaryCrossentropy} in which what is nearly right counts less: each output's is multiplied
 * by {@code (1 - q)^gamma}, where q is the probability given to the truth (Lin and others 2017).
 * Labels are smoothed first.
 *
 * @param applyClassBalancing whether class 1 counts alpha and class 0 1 - alpha; not by default
 * @param alpha from 0 to 1; Keras' default is 0.25
 * @param gamma at least 0; Keras' default is 2
 * @param labelSmoothing from 0 to 1; Keras' default is 0
 * @param fromLogits whether outputs are scores, not probabilities; not by default
 */
public record BinaryFocalCrossentropy(
    boolean applyClassBalancing,
    double alpha,
    double gamma,
    double labelSmoothing,
    @AddedLater boolean fromLogits)
    implements Loss {
  public static final Kind<BinaryFocalCrossentropy> KIND =
      new Kind<>(
          "binary_focal_crossentropy",
          "BinaryFocalCrossentropy",
          BinaryFocalCrossentropy.class,
          List.of(
              Setting.optional(
                  "apply_class_balancing",
                  SettingType.flag(),
                  false,
                  "Whether class 1 counts alpha and class 0 counts 1 - alpha."),
              Setting.optional("alpha", SettingType.fraction(), 0.25, "How much class 1 counts."),
              Outputs.GAMMA,
              Outputs.LABEL_SMOOTHING,
              Outputs.FROM_LOGITS),
          values ->
              new BinaryFocalCrossentropy(
                  values.flag("apply_class_balancing"),
                  values.number("alpha"),
                  values.number(Outputs.GAMMA.name()),
                  values.number(Outputs.LABEL_SMOOTHING.name()),
                  values.flag(Outputs.FROM_LOGITS.name())),
          "binary_crossentropy in which what is nearly right counts less.");

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOneOrPerClass(KIND.name(), outputs, classes);
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SIGMOID_LOGITS);
  }

  @Override
  public Tensor each(Tensor outputs, Output kind, Tensor labels) {
    Tensor targets = Outputs.smoothed(Outputs.targets(labels, outputs), labelSmoothing, 0.5);
    Tensor p = Outputs.activated(outputs, kind);
    Tensor missed = Arithmetic.from(1, mixed(targets, p, Arithmetic.from(1, p)));
    Tensor focal =
        Arithmetic.multiply(
            Elementwise.power(missed, gamma), BinaryCrossentropy.of(outputs, kind, targets));
    return Reductions.meanLast(
        applyClassBalancing ? Arithmetic.multiply(balance(targets), focal) : focal);
  }

  /** {@code t · ifTrue + (1 - t) · ifFalse}. */
  private static Tensor mixed(Tensor targets, Tensor ifTrue, Tensor ifFalse) {
    return Arithmetic.add(
        Arithmetic.multiply(targets, ifTrue),
        Arithmetic.multiply(Arithmetic.from(1, targets), ifFalse));
  }

  private Tensor balance(Tensor targets) {
    return Arithmetic.add(
        Arithmetic.multiply(targets, alpha),
        Arithmetic.multiply(Arithmetic.from(1, targets), 1 - alpha));
  }
}
