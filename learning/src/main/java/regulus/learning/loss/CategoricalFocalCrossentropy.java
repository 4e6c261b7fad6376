package regulus.learning.loss;

import java.util.List;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code -Σ alpha · (1 - p)^gamma · t · log p} over the classes, in which what is nearly right
 * counts less (Lin and others 2017); for a network with one output per class. Labels are smoothed
 * as in {@link CategoricalCrossentropy}; outputs are divided by their sum and kept 1e-7 away from 0
 * and 1.
 *
 * @param alpha one number for all classes, or one for each; Keras' default is 0.25
 * @param gamma at least 0; Keras' default is 2
 * @param labelSmoothing from 0 to 1; Keras' default is 0
 * @param fromLogits whether outputs are scores, not probabilities; not by default
 */
public record CategoricalFocalCrossentropy(
    List<Double> alpha, double gamma, double labelSmoothing, @AddedLater boolean fromLogits)
    implements AgainstTargets {
  private static final String ALPHA = "alpha";

  public static final Kind<CategoricalFocalCrossentropy> KIND =
      new Kind<>(
          "categorical_focal_crossentropy",
          "CategoricalFocalCrossentropy",
          CategoricalFocalCrossentropy.class,
          List.of(
              Setting.optional(
                  ALPHA,
                  new SettingType.Either(
                      SettingType.nonNegative(), new SettingType.Many(SettingType.nonNegative())),
                  0.25,
                  "How much a class counts: one number for all, or one for each."),
              Outputs.GAMMA,
              Outputs.LABEL_SMOOTHING,
              Outputs.FROM_LOGITS),
          values ->
              new CategoricalFocalCrossentropy(
                  alpha(values.get(ALPHA, Object.class), values),
                  values.number(Outputs.GAMMA.name()),
                  values.number(Outputs.LABEL_SMOOTHING.name()),
                  values.flag(Outputs.FROM_LOGITS.name())),
          "categorical_crossentropy in which what is nearly right counts less.");

  public CategoricalFocalCrossentropy {
    alpha = List.copyOf(alpha);
    if (alpha.isEmpty()) {
      throw InvalidSetting.of(ALPHA, "a number, or one for each class", alpha);
    }
  }

  private static List<Double> alpha(Object given, Values values) {
    return given instanceof Double one ? List.of(one) : values.list(ALPHA, Double.class);
  }

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOnePerClass(name(), outputs, classes);
    if (alpha.size() > 1 && alpha.size() != classes) {
      throw InvalidSetting.of(
          "loss." + ALPHA, "one number, or one for each of " + classes + " classes", alpha);
    }
  }

  @Override
  public Optional<Output> wanted() {
    return Optional.of(Output.SOFTMAX_LOGITS);
  }

  @Override
  public Tensor each(Tensor outputs, Tensor oneHot) {
    Tensor targets = Outputs.smoothed(oneHot, labelSmoothing, 1.0 / outputs.size(1));
    Tensor p = Outputs.normalized(outputs);
    Tensor losses = Arithmetic.multiply(targets, Elementwise.log(p));
    Tensor missed = Elementwise.power(Arithmetic.from(1, p), gamma);
    return Arithmetic.multiply(
        Reductions.sumLast(Arithmetic.multiply(weighed(missed), losses)), -1);
  }

  private Tensor weighed(Tensor missed) {
    double[] numbers = alpha.stream().mapToDouble(Double::doubleValue).toArray();
    return Arithmetic.multiply(
        missed, Creation.of(numbers, Precision.of(missed), List.of(numbers.length)));
  }
}
