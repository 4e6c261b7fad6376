package regulus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Scope;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.setting.InvalidSetting;

/** What augmentations draw, where their draws cannot be compared with Keras'. */
class AugmentationTest {
  private static final int EXAMPLES = 40;

  /** What they change, they change in the same way. */
  private static final Set<String> ALL_OR_NOTHING =
      Set.of(
          "random_flip",
          "random_grayscale",
          "random_invert",
          "random_gaussian_blur",
          "random_posterization");

  private static final Shape SHAPE = Shape.of(6, 7, 3);

  @BeforeEach
  void claimThread() {
    LibTorch.claimThread();
  }

  static List<Map<String, Map<String, Object>>> augmentations() {
    return List.of(
        Map.of("random_flip", Map.of("mode", "horizontal")),
        Map.of("random_rotation", Map.of("factor", 0.2)),
        Map.of("random_zoom", Map.of("height_factor", 0.3, "width_factor", 0.2)),
        Map.of("random_translation", Map.of("height_factor", 0.3, "width_factor", 0.2)),
        Map.of("random_contrast", Map.of("factor", 0.5)),
        Map.of("random_brightness", Map.of("factor", 0.3, "value_range", List.of(0, 1))),
        Map.of("random_sharpness", Map.of("factor", 0.4, "value_range", List.of(0, 1))),
        Map.of("random_grayscale", Map.of()),
        Map.of("random_invert", Map.of("value_range", List.of(0, 1))),
        Map.of("random_hue", Map.of("factor", 0.4, "value_range", List.of(0, 1))),
        Map.of("random_saturation", Map.of("factor", 0.6, "value_range", List.of(0, 1))),
        Map.of("random_color_degeneration", Map.of("factor", 0.6, "value_range", List.of(0, 1))),
        Map.of(
            "random_color_jitter",
            Map.of("brightness_factor", 0.2, "hue_factor", 0.3, "value_range", List.of(0, 1))),
        Map.of("random_shear", Map.of("x_factor", 0.3, "y_factor", 0.2)),
        Map.of("rand_augment", Map.of("value_range", List.of(0, 1))),
        Map.of("random_perspective", Map.of()),
        Map.of("random_elastic_transform", Map.of("value_range", List.of(0, 1))),
        Map.of("random_erasing", Map.of("value_range", List.of(0, 1))),
        Map.of("random_posterization", Map.of("factor", 6, "value_range", List.of(0, 1))),
        Map.of("random_gaussian_blur", Map.of("value_range", List.of(0, 1))),
        Map.of(
            "solarization",
            Map.of("addition_factor", 0.3, "threshold_factor", 0.5, "value_range", List.of(0, 1))),
        Map.of("random_crop", Map.of("height", 4, "width", 4)));
  }

  /** Everywhere the same image. */
  private static double[] images() {
    double[] images = new double[EXAMPLES * SHAPE.elements()];
    Arrays.setAll(images, i -> new regulus.learning.random.Stream(3).uniform(i % SHAPE.elements()));
    return images;
  }

  private static double[] pass(Layer layer, boolean training, long seed) {
    FreePass pass = FreePass.of(layer, SHAPE, Map.of(), training);
    FreePass seeded =
        new FreePass(pass.weights(), training, new regulus.learning.random.Stream(seed));
    return Scope.get(
        () -> layer.forward(FreePass.batch(images(), EXAMPLES, SHAPE), seeded).doubles());
  }

  private static Set<List<Double>> different(double[] batch) {
    Set<List<Double>> images = new HashSet<>();
    int size = batch.length / EXAMPLES;
    for (int i = 0; i < EXAMPLES; i++) {
      images.add(Arrays.stream(batch, i * size, (i + 1) * size).boxed().toList());
    }
    return images;
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void treatsEachImageByItself(Map<String, Map<String, Object>> plain) {
    int kinds = different(pass(Layers.ALL.create(plain), true, 1)).size();
    assertThat(kinds).isGreaterThan(ALL_OR_NOTHING.containsAll(plain.keySet()) ? 1 : EXAMPLES / 6);
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void drawsFromItsStreamAlone(Map<String, Map<String, Object>> plain) {
    Layer layer = Layers.ALL.create(plain);
    double[] once = pass(layer, true, 1);
    assertThat(pass(layer, true, 1)).isEqualTo(once);
    assertThat(pass(layer, true, 2)).isNotEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void treatsAllImagesAlikeWhenNotTraining(Map<String, Map<String, Object>> plain) {
    double[] output = pass(Layers.ALL.create(plain), false, 1);
    assertThat(different(output)).hasSize(1);
    if (!plain.containsKey("random_crop")) {
      assertThat(output).isEqualTo(images());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reflect", "wrap", "constant", "nearest"})
  void leavesImagesAloneWhereItMovesThemNowhere(String fill) {
    Layer layer =
        Layers.ALL.create(
            Map.of(
                "random_translation",
                Map.of("height_factor", 0, "width_factor", 0, "fill_mode", fill)));
    assertThat(pass(layer, true, 1)).containsExactly(images(), within(1e-9));
  }

  @Test
  void flipsHalfOfTheImages() {
    Layer layer = new RandomFlip(RandomFlip.Mode.VERTICAL);
    double[] output = pass(layer, true, 1);
    double[] images = images();
    long same = 0;
    int size = SHAPE.elements();
    for (int i = 0; i < EXAMPLES; i++) {
      same +=
          Arrays.equals(output, i * size, (i + 1) * size, images, i * size, (i + 1) * size) ? 1 : 0;
    }
    assertThat(same).isBetween(10L, 30L);
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void refusesVectors(Map<String, Map<String, Object>> plain) {
    Layer layer = Layers.ALL.create(plain);
    assertThatThrownBy(() -> layer.outputShape(Shape.of(84)))
        .isInstanceOf(InvalidLayer.class)
        .hasMessageContaining("expected images");
  }

  @Test
  void takesPairsInAnyOrder() {
    assertThat(Layers.ALL.create(Map.of("random_zoom", List.of(0.3, -0.1))))
        .isEqualTo(Layers.ALL.create(Map.of("random_zoom", List.of(-0.1, 0.3))));
    assertThat(Layers.ALL.create(Map.of("random_rotation", 0.1))).isEqualTo(RandomRotation.of(0.1));
  }

  /**
   * What {@code parity/ranges.py} sees of Keras 3.15.1; of contrasts what its documentation says.
   */
  static Stream<Arguments> singleNumbers() {
    Factor up = new Factor(0, 0.3);
    Factor around = new Factor(-0.3, 0.3);
    Factor smaller = new Factor(-0.2, 0.2);
    Factor less = new Factor(0, 0.2);
    return Stream.of(
        arguments("random_rotation", Map.of("factor", 0.3), List.of(around)),
        arguments("random_zoom", Map.of("height_factor", 0.3), List.of(around)),
        arguments(
            "random_translation",
            Map.of("height_factor", 0.3, "width_factor", 0.2),
            List.of(around, smaller)),
        arguments(
            "random_shear", Map.of("x_factor", 0.3, "y_factor", 0.2), List.of(around, smaller)),
        arguments("random_perspective", Map.of("factor", 0.3), List.of(up)),
        arguments(
            "random_elastic_transform", Map.of("factor", 0.3, "scale", 0.2), List.of(up, less)),
        arguments("rand_augment", Map.of("factor", 0.3), List.of(up)),
        arguments("random_brightness", Map.of("factor", 0.3), List.of(around)),
        arguments("random_contrast", Map.of("factor", 0.3), List.of(new Factor(0.7, 1.3))),
        arguments("random_sharpness", Map.of("factor", 0.3), List.of(up)),
        arguments("random_invert", Map.of("factor", 0.3), List.of(up)),
        arguments("random_hue", Map.of("factor", 0.3), List.of(up)),
        arguments("random_saturation", Map.of("factor", 0.3), List.of(around)),
        arguments("random_color_degeneration", Map.of("factor", 0.3), List.of(around)),
        arguments(
            "random_color_jitter",
            Map.of(
                "brightness_factor", 0.3,
                "contrast_factor", 0.2,
                "saturation_factor", 0.3,
                "hue_factor", 0.2),
            List.of(around, less, around, less)),
        arguments("random_erasing", Map.of("factor", 0.3, "scale", 0.2), List.of(up, less)),
        arguments("random_gaussian_blur", Map.of("factor", 0.3, "sigma", 0.2), List.of(up, less)),
        arguments(
            "solarization",
            Map.of("addition_factor", 0.3, "threshold_factor", 0.2),
            List.of(up, less)));
  }

  @ParameterizedTest
  @MethodSource("singleNumbers")
  void drawsFromARangeWhereOneNumberIsGiven(
      String kind, Map<String, Object> settings, List<Factor> ranges) {
    Record layer = (Record) Layers.ALL.create(Map.of(kind, settings));
    assertThat(factors(layer)).isEqualTo(ranges);
  }

  private static List<Factor> factors(Record layer) {
    return Arrays.stream(layer.getClass().getRecordComponents())
        .map(component -> value(component, layer))
        .flatMap(value -> value instanceof Optional<?> some ? some.stream() : Stream.of(value))
        .filter(Factor.class::isInstance)
        .map(Factor.class::cast)
        .toList();
  }

  private static Object value(RecordComponent component, Record layer) {
    try {
      return Objects.requireNonNull(component.getAccessor().invoke(layer));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Not readable: " + component, e);
    }
  }

  @Test
  void needsTwoRowsForAPerspective() {
    Layer layer = Layers.ALL.create(Map.of("random_perspective", Map.of()));
    assertThatThrownBy(() -> layer.outputShape(Shape.of(1, 7, 3)))
        .isInstanceOf(InvalidLayer.class)
        .hasMessageContaining("expected images of 2 rows and 2 columns or more, received 1");
  }

  @Test
  void saysWhichFactorIsWrong() {
    refuses("random_perspective", Map.of("scale", 1.5), "scale: expected a number from 0 to 1");
    refuses("random_elastic_transform", Map.of("scale", 2), "scale: expected numbers from 0 to 1");
    refuses("random_rotation", Map.of("factor", 1.5), "factor: expected numbers from -1 to 1");
    refuses("random_zoom", Map.of("height_factor", -1), "height_factor: expected numbers above -1");
    refuses(
        "random_translation",
        Map.of("height_factor", 0, "width_factor", List.of(0, 2)),
        "width_factor: expected numbers from -1 to 1, received [0.0, 2.0]");
    refuses("random_contrast", Map.of("factor", 2), "factor: expected numbers from 0 to 1");
    refuses(
        "random_contrast",
        Map.of("factor", List.of(-3, 1)),
        "factor: expected numbers from 0 to 1, received [-3");
    refuses("random_contrast", Map.of("factor", 1, "value_range", 3), "expected [lowest, highest]");
    refuses("random_rotation", Map.of("factor", List.of(1)), "a number or [lower, upper]");
    refuses(
        "random_zoom",
        Map.of("height_factor", 0.1, "fill_value", 1),
        "without fill_mode: constant");
  }

  private static void refuses(String kind, Map<String, Object> settings, String why) {
    assertThatThrownBy(() -> Layers.ALL.create(Map.of(kind, settings)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(why);
  }
}
