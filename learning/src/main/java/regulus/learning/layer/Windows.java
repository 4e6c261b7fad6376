package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Colors;
import regulus.learning.engine.Window;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/** What layers that move a window over an image have in common. */
final class Windows {
  private static final Pair ONE = Pair.of(1);

  private Windows() {}

  /** Of a convolution's kernel, in Keras' order. */
  static List<Setting> kernelSettings() {
    return List.of(
        Setting.required("kernel_size", SettingType.size(), "height and width of the kernel"),
        LayerSettings.size("strides", 1, "How far the kernel moves at a time."),
        LayerSettings.PADDING,
        LayerSettings.size("dilation_rate", 1, "Distance between the kernel's elements."));
  }

  /** The values of {@link #kernelSettings}. */
  static Window ofKernel(Values values) {
    return new Window(
        values.pair("kernel_size"),
        values.pair("strides"),
        values.text("padding").equals("same"),
        values.pair("dilation_rate"));
  }

  /** Keras' rule for convolutions: strides and dilation cannot both be above 1. */
  static void checkDilation(Window window) {
    if (!window.strides().equals(ONE) && !window.dilation().equals(ONE)) {
      throw new InvalidSetting(
          "dilation_rate",
          "Invalid dilation_rate: expected 1 where strides are above 1, received "
              + window.dilation()
              + ".");
    }
  }

  static Window ofPool(Values values) {
    Pair size = values.pair("pool_size");
    return pool(
        size,
        values.optional("strides", Pair.class).orElse(size),
        values.text("padding").equals("same"));
  }

  static Window pool(Pair size, Pair strides, boolean same) {
    return new Window(size, strides, same, ONE);
  }

  /**
   * The shape after the window went over an image.
   *
   * @param noun what the window is: kernel, pool
   */
  static Shape output(Shape input, Window window, int channels, String noun) {
    checkImage(input);
    int height = window.outputHeight(input.height());
    int width = window.outputWidth(input.width());
    if (height < 1 || width < 1) {
      throw new InvalidLayer(
          "input "
              + new Pair(input.height(), input.width())
              + " is smaller than the "
              + spanned(window)
              + " "
              + noun);
    }
    return new Shape(List.of(height, width, channels));
  }

  static void checkImage(Shape input) {
    if (input.rank() != 3) {
      throw new InvalidLayer(
          "expected images (height × width × channels), received " + described(input));
    }
  }

  static void checkColors(Shape input) {
    checkImage(input);
    if (input.channels() != Colors.CHANNELS) {
      throw new InvalidLayer(
          "expected images of 3 channels (red, green and blue), received " + described(input));
    }
  }

  static void checkSequence(Shape input) {
    if (input.rank() != 2) {
      throw new InvalidLayer("expected sequences (steps × features), received " + described(input));
    }
  }

  private static String described(Shape input) {
    return input.rank() == 1 ? "vectors of " + input.size(0) + " numbers" : input.toString();
  }

  private static String spanned(Window window) {
    Pair span = new Pair(window.spanHeight(), window.spanWidth());
    return span.equals(window.size())
        ? span.toString()
        : window.size() + " (dilated: " + span + ")";
  }
}
