package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.activation.Linear;
import regulus.learning.engine.Convolutions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.Pass;
import regulus.learning.network.Regularizer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * A convolution of each channel by itself, Keras' {@code DepthwiseConv2D}.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', channels ·
 * depthMultiplier], the results of a channel side by side; kernel [kernel height, kernel width,
 * channels, depthMultiplier], bias [channels · depthMultiplier].
 *
 * @param window kernel size, strides, padding, dilation; strides and dilation cannot both be above
 *     1
 * @param depthMultiplier channels of the output for each of the input; 1 by default
 * @param activation linear by default
 * @param weights how kernel and bias begin and what they cost
 */
public record DepthwiseConv2d(
    Window window, int depthMultiplier, Activation activation, KernelAndBias weights)
    implements Activated {
  /** Keras names the kernel's settings so. */
  private static final String KERNEL = "depthwise";

  public static final Kind<DepthwiseConv2d> KIND =
      new Kind<>(
          "depthwise_conv2d",
          "DepthwiseConv2D",
          DepthwiseConv2d.class,
          settings(),
          DepthwiseConv2d::from,
          "A convolution of each channel by itself.");

  public DepthwiseConv2d {
    if (depthMultiplier < 1) {
      throw InvalidSetting.of("depth_multiplier", "a whole number of at least 1", depthMultiplier);
    }
    Windows.checkDilation(window);
  }

  /** Linear and valid, with Keras' defaults for everything else. */
  public static DepthwiseConv2d of(int kernelSize) {
    Window window = new Window(Pair.of(kernelSize), Pair.of(1), false, Pair.of(1));
    return new DepthwiseConv2d(window, 1, new Linear(), KernelAndBias.DEFAULT);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.required("kernel_size", SettingType.size(), "height and width of the kernel"));
    settings.add(LayerSettings.size("strides", 1, "How far the kernel moves at a time."));
    settings.add(LayerSettings.PADDING);
    settings.add(
        Setting.optional(
            "depth_multiplier",
            SettingType.count(),
            1,
            "Channels of the output for each of the input."));
    settings.add(LayerSettings.size("dilation_rate", 1, "Distance between the kernel's elements."));
    settings.add(LayerSettings.ACTIVATION);
    settings.addAll(KernelAndBias.settings(KERNEL));
    return settings;
  }

  private static DepthwiseConv2d from(Values values) {
    return new DepthwiseConv2d(
        Windows.ofKernel(values),
        values.whole("depth_multiplier"),
        values.get("activation", Activation.class),
        KernelAndBias.from(values, KERNEL));
  }

  @Override
  public Kind<DepthwiseConv2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return Windows.output(
        input, window, Math.multiplyExact(input.channels(), depthMultiplier), "kernel");
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    Pair size = window.size();
    return weights.weights(
        List.of(size.height(), size.width(), input.channels(), depthMultiplier),
        input.channels() * depthMultiplier);
  }

  @Override
  public Optional<Regularizer> activityRegularizer() {
    return weights.restraints().activityRegularizer();
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return activation.applyToFresh(beforeActivation(input, pass));
  }

  @Override
  public Tensor beforeActivation(Tensor input, Pass pass) {
    return Convolutions.depthwise(input, pass.weight("kernel"), weights.bias(pass), window);
  }
}
