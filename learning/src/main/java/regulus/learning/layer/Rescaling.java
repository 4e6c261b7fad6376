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
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * {@code input · scale + offset}.
 *
 * @param scale such as 1/255 for pixels from 0 to 255; 1 where each channel has its own
 * @param offset 0 by default, and where each channel has its own
 * @param channelScales one for each channel; none where one scale is all channels'
 * @param channelOffsets one for each channel; none where one offset is all channels'
 */
public record Rescaling(
    double scale,
    double offset,
    @AddedLater List<Double> channelScales,
    @AddedLater List<Double> channelOffsets)
    implements Layer {
  private static final SettingType NUMBERS =
      new SettingType.Either(SettingType.number(), new SettingType.Many(SettingType.number()));

  public static final Kind<Rescaling> KIND =
      new Kind<>(
          "rescaling",
          "Rescaling",
          Rescaling.class,
          List.of(
              Setting.required("scale", NUMBERS, "factor, such as 1/255, or one for each channel"),
              Setting.optional(
                  "offset", NUMBERS, 0.0, "Added after scaling; one number or one a channel.")),
          Rescaling::from,
          "input · scale + offset.");

  public Rescaling {
    channelScales = List.copyOf(channelScales);
    channelOffsets = List.copyOf(channelOffsets);
  }

  /** The same for all channels. */
  public Rescaling(double scale, double offset) {
    this(scale, offset, List.of(), List.of());
  }

  private static Rescaling from(Values values) {
    List<Double> scales = numbers(values, "scale");
    List<Double> offsets = numbers(values, "offset");
    boolean oneScale = scales.size() == 1;
    boolean oneOffset = offsets.size() == 1;
    return new Rescaling(
        oneScale ? scales.get(0) : 1,
        oneOffset ? offsets.get(0) : 0,
        oneScale ? List.of() : scales,
        oneOffset ? List.of() : offsets);
  }

  private static List<Double> numbers(Values values, String name) {
    if (values.get(name, Object.class) instanceof Double one) {
      return List.of(one);
    }
    List<Double> numbers = values.list(name, Double.class);
    if (numbers.isEmpty()) {
      throw InvalidSetting.of(name, "a number, or one for each channel", numbers);
    }
    return numbers;
  }

  @Override
  public Kind<Rescaling> kind() {
    return KIND;
  }

  /** What the channels are multiplied by: one number for all, or one for each. */
  public List<Double> scales() {
    return channelScales.isEmpty() ? List.of(scale) : channelScales;
  }

  /** What is added to the channels then: one number for all, or one for each. */
  public List<Double> offsets() {
    return channelOffsets.isEmpty() ? List.of(offset) : channelOffsets;
  }

  @Override
  public Shape outputShape(Shape input) {
    requireFitting("scale", channelScales.size(), input.size(-1));
    requireFitting("offset", channelOffsets.size(), input.size(-1));
    return input;
  }

  private static void requireFitting(String name, int count, int channels) {
    if (count != 0 && count != channels) {
      throw new InvalidLayer(
          name + " has " + count + " numbers, and the input " + channels + " channels");
    }
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    Tensor scaled =
        channelScales.isEmpty()
            ? Arithmetic.multiply(input, scale)
            : Arithmetic.multiply(input, each(channelScales, input));
    if (!channelOffsets.isEmpty()) {
      return Arithmetic.add(scaled, each(channelOffsets, input));
    }
    return offset == 0 ? scaled : Arithmetic.add(scaled, offset);
  }

  private static Tensor each(List<Double> values, Tensor like) {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    return Creation.of(numbers, Precision.of(like), List.of(numbers.length));
  }
}
