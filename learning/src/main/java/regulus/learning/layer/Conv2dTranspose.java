package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.TransposedConvolution;
import regulus.learning.engine.Window;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.InvalidLayer;
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
 * A convolution's way back, which enlarges images, Keras' {@code Conv2DTranspose}: what a
 * convolution of the same window would give as the gradient of its input.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', filters], kernel
 * [kernel height, kernel width, filters, channels], bias [filters]. Without {@code outputPadding} a
 * side becomes side · stride with {@code same}, and side · stride + max(span - stride, 0) with
 * {@code valid}.
 *
 * @param filters channels of the output
 * @param window kernel size, strides, padding, dilation; strides and dilation cannot both be above
 *     1
 * @param outputPadding rows and columns that are added below and to the right, fewer than the
 *     strides; none by default
 * @param activation linear by default
 * @param weights how kernel and bias begin and what they cost
 */
public record Conv2dTranspose(
    int filters,
    Window window,
    Optional<Pair> outputPadding,
    Activation activation,
    KernelAndBias weights)
    implements Activated {
  private static final String PADDING = "output_padding";

  public static final Kind<Conv2dTranspose> KIND =
      new Kind<>(
          "conv2d_transpose",
          "Conv2DTranspose",
          Conv2dTranspose.class,
          settings(),
          Conv2dTranspose::from,
          "A convolution's way back, which enlarges images.");

  public Conv2dTranspose {
    Windows.checkDilation(window);
    Pair strides = window.strides();
    outputPadding.ifPresent(
        padding -> {
          if (padding.height() >= strides.height() || padding.width() >= strides.width()) {
            throw InvalidSetting.of(PADDING, "less than strides (" + strides + ")", padding);
          }
        });
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.required("filters", SettingType.count(), "channels of the output"));
    settings.addAll(Windows.kernelSettings());
    settings.add(
        Setting.optional(
            PADDING,
            new SettingType.Size(0),
            null,
            "Rows and columns added below and to the right, fewer than the strides."));
    settings.add(LayerSettings.ACTIVATION);
    settings.addAll(KernelAndBias.SETTINGS);
    return settings;
  }

  private static Conv2dTranspose from(Values values) {
    return new Conv2dTranspose(
        values.whole("filters"),
        Windows.ofKernel(values),
        values.optional(PADDING, Pair.class),
        values.get("activation", Activation.class),
        KernelAndBias.from(values));
  }

  @Override
  public Kind<Conv2dTranspose> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    TransposedConvolution way = new TransposedConvolution(window, outputPadding);
    int height = way.outputHeight(input.height());
    int width = way.outputWidth(input.width());
    if (height < 1 || width < 1) {
      throw new InvalidLayer(
          "with padding: same and output_padding of "
              + outputPadding.orElseThrow()
              + " nothing is left of the input "
              + new Pair(input.height(), input.width()));
    }
    return Shape.of(height, width, filters);
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    Pair size = window.size();
    return weights.weights(
        List.of(size.height(), size.width(), filters, input.channels()), filters);
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
    return new TransposedConvolution(window, outputPadding)
        .of(input, pass.weight("kernel"), weights.bias(pass));
  }
}
