package regulus.learning.application;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * MobileNetV2 without its classifier (Sandler and others 2018): inverted residual bottlenecks, from
 * images of any size of 32 pixels or more to maps of 1280 channels, 1/32 of the size.
 *
 * @param alpha how wide it is; 1 by default
 * @param architecture which program's network it is, for that program's weights
 */
public record MobileNetV2(double alpha, Architecture architecture) implements Application {
  public static final Kind<MobileNetV2> KIND =
      new Kind<>(
          "mobilenet_v2",
          "MobileNetV2",
          MobileNetV2.class,
          settings(),
          values ->
              new MobileNetV2(
                  values.number("alpha"),
                  values.text("architecture").equals("keras")
                      ? Architecture.KERAS
                      : Architecture.GLUON),
          "MobileNetV2 without its classifier, from images to maps of 1280 channels.");

  /** The two differ in padding, in the epsilon of batch normalization, and in the first block. */
  public enum Architecture {
    /** Keras' {@code applications.MobileNetV2(include_top=False)}, and its names. */
    KERAS,
    /**
     * Gluon's, of which the ONNX model zoo's is: padding on all sides, epsilon 1e-5, an expansion
     * in the first block too, the names of its files of weights. Fed with images of which {@code
     * (pixel / 255 - mean) / deviation} was taken.
     */
    GLUON
  }

  public MobileNetV2 {
    if (!(alpha > 0 && alpha <= 4)) {
      throw InvalidSetting.of("alpha", "a number above 0, at most 4", alpha);
    }
  }

  private static List<Setting> settings() {
    return List.of(
        Setting.optional(
            "alpha", SettingType.positive(), 1.0, "How wide it is: 0.35, 0.5, 0.75, 1, 1.3, 1.4."),
        Setting.optional(
            "architecture",
            SettingType.word("keras", "gluon"),
            "keras",
            "Which program's network it is: keras, or gluon for weights that were trained there"
                + " (other padding, epsilon and first block)."));
  }

  @Override
  public Kind<MobileNetV2> kind() {
    return KIND;
  }

  @Override
  public List<Member> layers() {
    return architecture == Architecture.KERAS
        ? new KerasMobileNetV2(alpha).layers()
        : new GluonMobileNetV2(alpha).layers();
  }

  /**
   * One bottleneck.
   *
   * @param number from 0
   * @param out channels, before {@code alpha}
   * @param expansion how many times as many channels the depthwise convolution has
   * @param stride of the depthwise convolution
   */
  record Block(int number, int out, int expansion, int stride) {
    private static final int[][] STAGES = {
      // out channels, blocks, stride of the first, expansion
      {16, 1, 1, 1},
      {24, 2, 2, 6},
      {32, 3, 2, 6},
      {64, 4, 2, 6},
      {96, 3, 1, 6},
      {160, 3, 2, 6},
      {320, 1, 1, 6},
    };

    static List<Block> all() {
      List<Block> blocks = new ArrayList<>();
      for (int[] stage : STAGES) {
        for (int i = 0; i < stage[1]; i++) {
          blocks.add(new Block(blocks.size(), stage[0], stage[3], i == 0 ? stage[2] : 1));
        }
      }
      return blocks;
    }
  }
}
