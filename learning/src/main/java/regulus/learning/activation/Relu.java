package regulus.learning.activation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Activation;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code f(x) = max(x, 0)}; its gradient at 0 is 0.
 *
 * @param bend where it departs from that, if it does
 */
public record Relu(@AddedLater Optional<Bend> bend) implements Activation {
  /** In the order of Keras' layer {@code ReLU}: {@code relu: 6} means its largest value. */
  public static final List<Setting> SETTINGS =
      List.of(
          Setting.optional(
              "max_value",
              SettingType.nonNegative(),
              null,
              "Largest value; without bound if none."),
          Setting.optional(
              "negative_slope", SettingType.nonNegative(), 0.0, "Slope below the threshold."),
          Setting.optional(
              "threshold", SettingType.nonNegative(), 0.0, "Below it the slope is another."));

  public static final Kind<Relu> KIND =
      new Kind<>("relu", "relu", Relu.class, SETTINGS, Relu::from, "f(x) = max(x, 0).");

  /**
   * {@code f(x) = min(x, maxValue)} above the threshold, {@code negativeSlope · (x - threshold)}
   * elsewhere.
   *
   * @param maxValue at least 0; without bound if none
   * @param negativeSlope at least 0
   * @param threshold at least 0
   */
  public record Bend(OptionalDouble maxValue, double negativeSlope, double threshold) {
    private static final Bend NONE = new Bend(OptionalDouble.empty(), 0, 0);

    public Bend {
      requireNonNegative("max_value", maxValue.orElse(0));
      requireNonNegative("negative_slope", negativeSlope);
      requireNonNegative("threshold", threshold);
    }

    private static void requireNonNegative(String name, double value) {
      if (!(value >= 0)) {
        throw InvalidSetting.of(name, "a number of at least 0", value);
      }
    }
  }

  /** {@code max(x, 0)}. */
  public Relu() {
    this(Optional.empty());
  }

  /** From the values of {@link #SETTINGS}. */
  public static Relu from(Values values) {
    Bend bend =
        new Bend(
            values.optionalNumber("max_value"),
            values.number("negative_slope"),
            values.number("threshold"));
    return bend.equals(Bend.NONE) ? new Relu() : new Relu(Optional.of(bend));
  }

  @Override
  public Tensor apply(Tensor x) {
    return bend.map(bent -> bent(x, bent)).orElseGet(() -> Elementwise.relu(x));
  }

  @Override
  public Tensor applyToFresh(Tensor x) {
    return bend.isEmpty() ? Elementwise.reluInPlace(x) : apply(x);
  }

  @Override
  public boolean commutesWithMaximum() {
    return bend.isEmpty();
  }

  private static Tensor bent(Tensor x, Bend bend) {
    if (bend.threshold() == 0 && bend.maxValue().isEmpty()) {
      return Elementwise.leakyRelu(x, bend.negativeSlope());
    }
    Tensor above = Elementwise.above(x, bend.threshold());
    Tensor upper =
        bend.maxValue().isPresent()
            ? Elementwise.between(above, 0, bend.maxValue().getAsDouble())
            : above;
    return bend.negativeSlope() == 0
        ? upper
        : Arithmetic.subtract(
            upper,
            Arithmetic.multiply(Elementwise.below(x, bend.threshold()), bend.negativeSlope()));
  }
}
