package regulus.study.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import regulus.learning.data.DataSource;
import regulus.learning.image.ColorMode;
import regulus.learning.image.Fit;
import regulus.learning.image.ImageForm;
import regulus.learning.image.Interpolation;
import regulus.learning.image.Sizing;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/** What the data section says of folders of pictures, in Keras' words. */
final class ImageSection {
  /** Keras' default. */
  private static final Pair USUAL_SIZE = new Pair(256, 256);

  private record Test(double fraction) {}

  private static final Kind<Test> TEST =
      new Kind<>(
          "test",
          "",
          Test.class,
          List.of(
              Setting.required(
                  "fraction", new SettingType.Real(0, true, 1, true), "how much of each class")),
          values -> new Test(values.number("fraction")),
          "The pictures that are set apart for the final test, the same for all seeds.");

  /** Without effect, and so refused, for every other kind of data. */
  static final List<Setting> SETTINGS =
      List.of(
          Setting.optional(
              "size",
              SettingType.size(),
              null,
              "with images: the height and width that all pictures get; 256 if not given"),
          Setting.optional(
              "color_mode",
              words(ColorMode.values()),
              null,
              "with images: their channels; rgb if not given"),
          Setting.optional(
              "interpolation",
              words(Interpolation.values()),
              null,
              "with images: how they are resized; bilinear if not given"),
          Setting.optional(
              "crop_to_aspect_ratio",
              SettingType.flag(),
              null,
              "with images: whether what does not fit the proportions is cut off"),
          Setting.optional(
              "pad_to_aspect_ratio",
              SettingType.flag(),
              null,
              "with images: whether black is added until the proportions fit"),
          Setting.optional(
              "positive",
              new SettingType.Text(),
              null,
              "with images of two classes: the one whose probability a single output is; the"
                  + " second in sorted order if not given"),
          Setting.optional(
              "test",
              new SettingType.Nested(() -> TEST),
              null,
              "with images in a folder without a test part: what to set apart for the test"));

  private ImageSection() {}

  static DataSource source(String folder, Values values) {
    Pair size = values.optional("size", Pair.class).orElse(USUAL_SIZE);
    boolean crop = values.optional("crop_to_aspect_ratio", Boolean.class).orElse(false);
    boolean pad = values.optional("pad_to_aspect_ratio", Boolean.class).orElse(false);
    if (crop && pad) {
      throw new InvalidSetting(
          "pad_to_aspect_ratio", "Give crop_to_aspect_ratio or pad_to_aspect_ratio, not both.");
    }
    Sizing sizing =
        new Sizing(
            word(values, "interpolation", Interpolation.class, Interpolation.BILINEAR),
            crop ? Fit.CROP : pad ? Fit.PAD : Fit.STRETCH);
    ColorMode color = word(values, "color_mode", ColorMode.class, ColorMode.RGB);
    return new DataSource.ImageFolder(
        folder,
        new ImageForm(size.height(), size.width(), color, sizing),
        values.optional("positive", String.class),
        values
            .optional("test", Test.class)
            .map(test -> OptionalDouble.of(test.fraction()))
            .orElseGet(OptionalDouble::empty));
  }

  private static <E extends Enum<E>> E word(Values values, String name, Class<E> type, E usual) {
    return values
        .optional(name, String.class)
        .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
        .orElse(usual);
  }

  private static SettingType words(Enum<?>... choices) {
    return new SettingType.Word(
        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList());
  }
}
