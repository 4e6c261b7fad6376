package regulus.learning.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.Shape;
import regulus.learning.network.InvalidWeights;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pretrained;
import regulus.learning.network.Shapes;
import regulus.learning.network.StoredWeights;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.SettingsText;

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

  private static final List<Double> WIDTHS = List.of(1.0, 0.35, 0.5, 0.75, 1.3, 1.4);
  private static final int SMALLEST = 32;
  private static final String WITHIN = "m/";

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

  /** The network of a published width that these weights are of, whatever they are called. */
  public static Optional<MobileNetV2> of(StoredWeights weights) {
    return Stream.of(Architecture.values())
        .flatMap(it -> WIDTHS.stream().map(alpha -> new MobileNetV2(alpha, it)))
        .filter(network -> network.fits(weights))
        .findFirst();
  }

  /** {@code mobilenet_v2: {alpha: 0.35, architecture: keras}}, as study files write it. */
  public String written() {
    return KIND.name()
        + ": {alpha: "
        + SettingsText.value(alpha)
        + ", architecture: "
        + SettingsText.value(architecture)
        + "}";
  }

  private boolean fits(StoredWeights weights) {
    NetworkSpec network = network();
    List<String> layers =
        Shapes.of(network).layers().stream()
            .filter(layer -> !layer.weights().isEmpty())
            .map(layer -> layer.name().substring(WITHIN.length()))
            .toList();
    try {
      weights.matching(new Pretrained("m", weights.sha256(), layers), Shapes.of(network));
      return true;
    } catch (InvalidWeights others) {
      return false;
    }
  }

  private NetworkSpec network() {
    return new NetworkSpec(
        Shape.of(SMALLEST, SMALLEST, 3), layers().stream().map(MobileNetV2::within).toList());
  }

  private static NamedLayer within(Member member) {
    List<String> inputs = member.inputs().stream().map(WITHIN::concat).toList();
    return new NamedLayer(WITHIN + member.name(), member.made().layer(), inputs, false);
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
