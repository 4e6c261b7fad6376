package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Convolutions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.Pass;
import regulus.learning.network.Regularizer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * A convolution of each channel by itself and then one of 1×1 over all of them, Keras' {@code
 * SeparableConv2D}; between the two there is neither bias nor activation.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', filters]; depthwise
 * kernel [kernel height, kernel width, channels, depthMultiplier], pointwise kernel [1, 1, channels
 * · depthMultiplier, filters], bias [filters].
 *
 * @param filters channels of the output
 * @param window of the first convolution; strides and dilation cannot both be above 1
 * @param depthMultiplier channels between the two for each of the input; 1 by default
 * @param activation linear by default
 * @param depthwise how the first kernel begins and what it costs
 * @param pointwise how the second kernel and the bias begin and what they cost
 */
public record SeparableConv2d(
    int filters,
    Window window,
    int depthMultiplier,
    Activation activation,
    Drawn depthwise,
    KernelAndBias pointwise)
    implements Activated {
  private static final String DEPTHWISE = "depthwise";
  private static final String POINTWISE = "pointwise";
  private static final String KERNEL = "_kernel";
  private static final Window EACH_PIXEL = new Window(Pair.of(1), Pair.of(1), false, Pair.of(1));

  public static final Kind<SeparableConv2d> KIND =
      new Kind<>(
          "separable_conv2d",
          "SeparableConv2D",
          SeparableConv2d.class,
          settings(),
          SeparableConv2d::from,
          "A convolution of each channel by itself, then one of 1×1 over all channels.");

  public SeparableConv2d {
    Windows.checkDilation(window);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.required("filters", SettingType.count(), "channels of the output"));
    settings.addAll(Windows.kernelSettings());
    settings.add(
        Setting.optional(
            "depth_multiplier",
            SettingType.count(),
            1,
            "Channels between the two convolutions for each of the input."));
    settings.add(LayerSettings.ACTIVATION);
    settings.addAll(Drawn.settings(DEPTHWISE, "the first kernel", "glorot_uniform"));
    settings.addAll(KernelAndBias.settings(POINTWISE));
    return settings;
  }

  private static SeparableConv2d from(Values values) {
    return new SeparableConv2d(
        values.whole("filters"),
        Windows.ofKernel(values),
        values.whole("depth_multiplier"),
        values.get("activation", Activation.class),
        Drawn.from(values, DEPTHWISE),
        KernelAndBias.from(values, POINTWISE));
  }

  @Override
  public Kind<SeparableConv2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return Windows.output(input, window, filters, "kernel");
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    Pair size = window.size();
    int between = Math.multiplyExact(input.channels(), depthMultiplier);
    List<WeightSpec> weights = new ArrayList<>();
    weights.add(
        depthwise.weight(
            DEPTHWISE + KERNEL,
            List.of(size.height(), size.width(), input.channels(), depthMultiplier)));
    weights.addAll(
        pointwise.weights(POINTWISE + KERNEL, List.of(1, 1, between, filters), List.of(filters)));
    return weights;
  }

  @Override
  public Optional<Regularizer> activityRegularizer() {
    return pointwise.restraints().activityRegularizer();
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return activation.applyToFresh(beforeActivation(input, pass));
  }

  @Override
  public Tensor beforeActivation(Tensor input, Pass pass) {
    Tensor apart =
        Convolutions.depthwise(input, pass.weight(DEPTHWISE + KERNEL), Optional.empty(), window);
    return Convolutions.conv2d(
        apart, pass.weight(POINTWISE + KERNEL), pointwise.bias(pass), EACH_PIXEL, 1);
  }
}
