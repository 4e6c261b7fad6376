package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Borders;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.Scaling;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Border;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Images in another size, Keras' {@code Resizing}; pixels have their centres at half numbers.
 *
 * <p>Input [batch, height, width, channels], output [batch, size, channels].
 *
 * @param size height and width of the output
 * @param interpolation bilinear by default
 * @param aspect what becomes of images of other proportions; they are stretched by default
 * @param fillValue what they are padded with; 0 by default
 * @param antialias whether shrinking weighs all pixels that a new one covers; not by default
 */
public record Resizing(
    Pair size, Interpolation interpolation, Aspect aspect, double fillValue, boolean antialias)
    implements Layer {
  public static final Kind<Resizing> KIND =
      new Kind<>(
          "resizing",
          "Resizing",
          Resizing.class,
          settings(),
          Resizing::from,
          "Images in another size.");

  /** What becomes of images of other proportions. */
  public enum Aspect {
    /** They are stretched. */
    STRETCHED,
    /** The largest window of the proportions, in the middle, is cut out. */
    CROPPED,
    /** They are padded to the proportions. */
    PADDED
  }

  public Resizing {
    if (fillValue != 0 && aspect != Aspect.PADDED) {
      throw new InvalidSetting(
          "fill_value", "fill_value has no effect without pad_to_aspect_ratio: true.");
    }
  }

  /** Stretched bilinearly. */
  public static Resizing of(int height, int width) {
    return new Resizing(
        new Pair(height, width), Interpolation.BILINEAR, Aspect.STRETCHED, 0, false);
  }

  private static List<Setting> settings() {
    return List.of(
        Setting.required("height", SettingType.count(), "height of the output"),
        Setting.required("width", SettingType.count(), "width of the output"),
        LayerSettings.interpolation("bilinear", Interpolation.WORDS),
        Setting.optional(
            "crop_to_aspect_ratio",
            SettingType.flag(),
            false,
            "Whether the largest window of the output's proportions is cut out first."),
        Setting.optional(
            "pad_to_aspect_ratio",
            SettingType.flag(),
            false,
            "Whether images are padded to the output's proportions first."),
        Setting.optional("fill_value", SettingType.number(), 0.0, "What they are padded with."),
        Setting.optional(
            "antialias",
            SettingType.flag(),
            false,
            "Whether shrinking weighs all pixels that a new one covers."));
  }

  private static Resizing from(Values values) {
    return new Resizing(
        new Pair(values.whole("height"), values.whole("width")),
        Interpolation.of(values.text("interpolation")),
        aspect(values.flag("crop_to_aspect_ratio"), values.flag("pad_to_aspect_ratio")),
        values.number("fill_value"),
        values.flag("antialias"));
  }

  private static Aspect aspect(boolean crop, boolean pad) {
    if (crop && pad) {
      throw new InvalidSetting(
          "pad_to_aspect_ratio", "Images are either cropped or padded to their proportions.");
    }
    return crop ? Aspect.CROPPED : pad ? Aspect.PADDED : Aspect.STRETCHED;
  }

  @Override
  public Kind<Resizing> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return Shape.of(size.height(), size.width(), input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Scaling.resize(proportioned(input), size, interpolation, antialias);
  }

  private Tensor proportioned(Tensor images) {
    Border border = border(new Pair(images.size(1), images.size(2)));
    if (border.equals(Border.around(0, 0))) {
      return images;
    }
    return aspect == Aspect.CROPPED
        ? Borders.crop(images, border)
        : Borders.pad(images, border, fillValue);
  }

  /** What is cut off images of this size, or put around them, before they are resized. */
  public Border border(Pair given) {
    return switch (aspect) {
      case STRETCHED -> Border.around(0, 0);
      case CROPPED -> around(given, largestWithin(given));
      case PADDED -> around(smallestAround(given), given);
    };
  }

  /** The largest window of the output's proportions, but for what its whole numbers allow. */
  private Pair largestWithin(Pair given) {
    return new Pair(
        Math.max(1, Math.min(given.height(), heightFor(given.width()))),
        Math.max(1, Math.min(given.width(), widthFor(given.height()))));
  }

  private Pair smallestAround(Pair given) {
    return new Pair(
        Math.max(given.height(), heightFor(given.width())),
        Math.max(given.width(), widthFor(given.height())));
  }

  // Keras reckons the proportions in 32 bits and leaves fractions off.
  private int heightFor(int width) {
    return (int) ((float) Math.multiplyExact(width, size.height()) / size.width());
  }

  private int widthFor(int height) {
    return (int) ((float) Math.multiplyExact(height, size.width()) / size.height());
  }

  /** As Keras: a window's odd row is left below it, and a picture's padding lacks it. */
  private Border around(Pair outer, Pair inner) {
    int top = (outer.height() - inner.height()) / 2;
    int left = (outer.width() - inner.width()) / 2;
    return aspect == Aspect.PADDED
        ? new Border(top, top, left, left)
        : new Border(
            top, outer.height() - inner.height() - top, left, outer.width() - inner.width() - left);
  }
}
