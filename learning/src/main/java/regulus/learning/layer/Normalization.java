package regulus.learning.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.initializer.Ones;
import regulus.learning.initializer.Zeros;
import regulus.learning.network.Adaptation;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code (x - mean) / max(sqrt(variance), 1e-7)} along one dimension, with given numbers, as
 * networks that were trained elsewhere expect their images, or with those of the training images.
 * Any shape; the shape stays. Source: Keras' {@code Normalization}, and its {@code adapt} where no
 * numbers are given: these are then weights that nothing trains.
 *
 * @param mean one number for each channel, or a single one for all; none if it adapts
 * @param variance of the same; the square of the deviation
 * @param axis which dimension the channels are, the batch being 0; the last by default
 */
public record Normalization(List<Double> mean, List<Double> variance, @AddedLater("-1") int axis)
    implements Layer {
  private static final double EPSILON = 1e-7;

  static final String MEAN = "mean";
  static final String VARIANCE = "variance";

  /** A whole number that Keras keeps beside the two, always 0. */
  public static final String COUNT = "count";

  public static final Kind<Normalization> KIND =
      new Kind<>(
          "normalization",
          "Normalization",
          Normalization.class,
          List.of(
              Setting.optional(
                  MEAN,
                  numbers(),
                  null,
                  "One number for each channel, or a single one for all; without, mean and variance"
                      + " of the training images."),
              Setting.optional(
                  VARIANCE,
                  numbers(),
                  null,
                  "As many: the square of the deviation that is divided by."),
              Setting.optional(
                  "axis",
                  new SettingType.Whole(-1, Integer.MAX_VALUE),
                  -1,
                  "Which dimension the channels are, the batch being 0; -1 is the last.")),
          Normalization::from,
          "(input - mean) / deviation for each channel, given or of the training images.");

  public Normalization {
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    if (mean.isEmpty() != variance.isEmpty()) {
      String missing = mean.isEmpty() ? MEAN : VARIANCE;
      throw new InvalidSetting(
          missing,
          "Invalid "
              + missing
              + ": expected numbers, since "
              + (mean.isEmpty() ? VARIANCE : MEAN)
              + " has some, received none; give both, or neither.");
    }
    for (double value : variance) {
      if (!(value >= 0)) {
        throw InvalidSetting.of(VARIANCE, "numbers of at least 0", value);
      }
    }
  }

  private static SettingType numbers() {
    return new SettingType.Many(SettingType.number());
  }

  private static Normalization from(Values values) {
    return new Normalization(given(values, MEAN), given(values, VARIANCE), values.whole("axis"));
  }

  private static List<Double> given(Values values, String name) {
    if (values.optional(name, List.class).isEmpty()) {
      return List.of();
    }
    List<Double> numbers = values.list(name, Double.class);
    if (numbers.isEmpty()) {
      throw InvalidSetting.of(name, "a number, or one for each channel", numbers);
    }
    return numbers;
  }

  @Override
  public Kind<Normalization> kind() {
    return KIND;
  }

  /** Whether its numbers are those of the training images. */
  public boolean adapts() {
    return mean.isEmpty();
  }

  /** Which dimension of an example with its batch the channels are. */
  public int dimension(Shape input) {
    return axis < 0 ? input.rank() : axis;
  }

  @Override
  public Shape outputShape(Shape input) {
    if (axis == 0 || axis > input.rank()) {
      throw new InvalidLayer(
          "axis " + axis + " is not one of the input's dimensions 1 to " + input.rank());
    }
    requireFitting(MEAN, mean.size(), channels(input));
    requireFitting(VARIANCE, variance.size(), channels(input));
    return input;
  }

  private int channels(Shape input) {
    return input.size(dimension(input) - 1);
  }

  private static void requireFitting(String name, int count, int channels) {
    if (count > 1 && count != channels) {
      throw new InvalidLayer(
          name + " has " + count + " numbers, and the input " + channels + " channels");
    }
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    List<Integer> channels = List.of(channels(input));
    return adapts()
        ? List.of(
            WeightSpec.fixed(MEAN, channels, new Zeros()),
            WeightSpec.fixed(VARIANCE, channels, new Ones()),
            WeightSpec.fixed(COUNT, List.of(), new Zeros()))
        : List.of();
  }

  @Override
  public Optional<Adaptation> adaptation(Shape input) {
    return adapts()
        ? Optional.of(new Moments(dimension(input), channels(input)))
        : Optional.empty();
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Tensor means = adapts() ? pass.weight(MEAN) : each(mean, input);
    Tensor deviations =
        adapts()
            ? Elementwise.atLeast(Elementwise.sqrt(pass.weight(VARIANCE)), EPSILON)
            : each(deviations(variance), input);
    Tensor centred = Arithmetic.subtract(input, along(means, input));
    return Arithmetic.divide(centred, along(deviations, input));
  }

  /** What is divided by. */
  public static List<Double> deviations(List<Double> variance) {
    return variance.stream().map(it -> Math.max(Math.sqrt(it), EPSILON)).toList();
  }

  private static Tensor each(List<Double> numbers, Tensor like) {
    double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    return Creation.of(values, Precision.of(like), List.of(values.length));
  }

  /** Stretching along every other dimension; the last does so by itself, and so does one number. */
  private Tensor along(Tensor numbers, Tensor input) {
    if (axis < 0 || numbers.size(0) == 1) {
      return numbers;
    }
    int[] sizes = new int[input.rank() - axis];
    Arrays.fill(sizes, 1);
    sizes[0] = numbers.size(0);
    return Views.reshape(numbers, sizes);
  }
}
