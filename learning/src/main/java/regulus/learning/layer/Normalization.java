package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code (x - mean) / max(sqrt(variance), 1e-7)} with given numbers for each channel, as networks
 * that were trained elsewhere expect their images. Any shape, channels last; the shape stays.
 * Source: Keras' {@code Normalization(mean, variance)}; here nothing is ever learned from data.
 *
 * @param mean one number for each channel, or a single one for all
 * @param variance of the same; the square of the deviation
 */
public record Normalization(List<Double> mean, List<Double> variance) implements Layer {
  private static final double EPSILON = 1e-7;

  public static final Kind<Normalization> KIND =
      new Kind<>(
          "normalization",
          "Normalization",
          Normalization.class,
          List.of(
              Setting.required(
                  "mean", numbers(), "one number for each channel, or a single one for all"),
              Setting.required(
                  "variance",
                  numbers(),
                  "as many: the square of the deviation that is divided by")),
          Normalization::from,
          "(input - mean) / deviation, with given numbers for each channel.");

  public Normalization {
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    requireSome("mean", mean);
    requireSome("variance", variance);
    for (double value : variance) {
      if (!(value >= 0)) {
        throw InvalidSetting.of("variance", "numbers of at least 0", value);
      }
    }
  }

  private static void requireSome(String name, List<Double> values) {
    if (values.isEmpty()) {
      throw InvalidSetting.of(name, "a number, or one for each channel", values);
    }
  }

  private static SettingType numbers() {
    return new SettingType.Many(SettingType.number());
  }

  private static Normalization from(Values values) {
    return new Normalization(
        values.list("mean", Double.class), values.list("variance", Double.class));
  }

  @Override
  public Kind<Normalization> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    requireFitting("mean", mean.size(), input.size(-1));
    requireFitting("variance", variance.size(), input.size(-1));
    return input;
  }

  private static void requireFitting(String name, int count, int channels) {
    if (count != 1 && count != channels) {
      throw new InvalidLayer(
          name + " has " + count + " numbers, and the input " + channels + " channels");
    }
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    double[] means = mean.stream().mapToDouble(Double::doubleValue).toArray();
    double[] deviations = deviations().stream().mapToDouble(Double::doubleValue).toArray();
    Tensor centred = Arithmetic.subtract(input, each(means, input));
    return Arithmetic.divide(centred, each(deviations, input));
  }

  /** What is divided by. */
  public List<Double> deviations() {
    return variance.stream().map(it -> Math.max(Math.sqrt(it), EPSILON)).toList();
  }

  private static Tensor each(double[] values, Tensor like) {
    return Creation.of(values, Precision.of(like), List.of(values.length));
  }
}
