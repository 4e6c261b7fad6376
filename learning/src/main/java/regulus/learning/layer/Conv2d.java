package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.activation.Linear;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Convolutions;
import regulus.learning.engine.PooledConvolutions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Window;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.Deferring;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Maximum;
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
 * A convolution over images, Keras' {@code Conv2D}: {@code activation(input ⋆ kernel + bias)}.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', filters], kernel
 * [kernel height, kernel width, channels / groups, filters], bias [filters].
 *
 * @param filters channels of the output
 * @param window kernel size, strides, padding, dilation; strides and dilation cannot both be above
 *     1
 * @param groups channels and filters fall into so many groups, each convolved by itself
 * @param activation linear by default
 * @param weights how kernel and bias begin and what they cost
 */
public record Conv2d(
    int filters, Window window, int groups, Activation activation, KernelAndBias weights)
    implements Activated, Deferring {
  public static final Kind<Conv2d> KIND =
      new Kind<>(
          "conv2d", "Conv2D", Conv2d.class, settings(), Conv2d::from, "A convolution over images.");

  public Conv2d {
    if (filters % groups != 0) {
      throw new InvalidSetting(
          "groups",
          "Invalid groups: expected a divisor of filters ("
              + filters
              + "), received "
              + groups
              + ".");
    }
    Windows.checkDilation(window);
  }

  /** With Keras' defaults for everything else. */
  public static Conv2d of(int filters, int kernelSize, Activation activation) {
    Window window = new Window(Pair.of(kernelSize), Pair.of(1), false, Pair.of(1));
    return new Conv2d(filters, window, 1, activation, KernelAndBias.DEFAULT);
  }

  /** Linear, with Keras' defaults for everything else. */
  public static Conv2d of(int filters, int kernelSize) {
    return of(filters, kernelSize, new Linear());
  }

  /** The same with other beginnings or penalties of kernel and bias. */
  public Conv2d with(KernelAndBias changed) {
    return new Conv2d(filters, window, groups, activation, changed);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.required("filters", SettingType.count(), "channels of the output"));
    settings.addAll(Windows.kernelSettings());
    settings.add(
        Setting.optional(
            "groups",
            SettingType.count(),
            1,
            "Channels and filters fall into so many groups, each convolved by itself."));
    settings.add(LayerSettings.ACTIVATION);
    settings.addAll(KernelAndBias.SETTINGS);
    return settings;
  }

  private static Conv2d from(Values values) {
    return new Conv2d(
        values.whole("filters"),
        Windows.ofKernel(values),
        values.whole("groups"),
        values.get("activation", Activation.class),
        KernelAndBias.from(values));
  }

  @Override
  public Kind<Conv2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape output = Windows.output(input, window, filters, "kernel");
    if (input.channels() % groups != 0) {
      throw new InvalidLayer(
          "input of " + input.channels() + " channels does not fall into " + groups + " groups");
    }
    return output;
  }

  @Override
  public List<WeightSpec> weights(Shape input) {
    Pair size = window.size();
    return weights.weights(
        List.of(size.height(), size.width(), input.channels() / groups, filters));
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
    return convolved(input, pass, weights.bias(pass));
  }

  @Override
  public boolean defers() {
    return activation.commutesWithMaximum() && activityRegularizer().isEmpty();
  }

  @Override
  public Tensor undeferred(Tensor input, Maximum pooling, Pass pass) {
    return PooledConvolutions.max(
        input,
        pass.weight("kernel"),
        new PooledConvolutions.Windows(window, groups, pooling.window()),
        pass.back());
  }

  @Override
  public Tensor deferred(Tensor pooled, Pass pass) {
    return activation.applyToFresh(
        weights.bias(pass).map(bias -> Arithmetic.addToChannels(pooled, bias)).orElse(pooled));
  }

  private Tensor convolved(Tensor input, Pass pass, Optional<Tensor> bias) {
    return Convolutions.conv2d(input, pass.weight("kernel"), bias, window, groups);
  }
}
