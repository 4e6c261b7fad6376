package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.data.Pixels;
import regulus.learning.explanation.Explainer;
import regulus.learning.explanation.Explanation;
import regulus.learning.explanation.FeatureMaps;
import regulus.learning.explanation.ShownImage;
import regulus.learning.explanation.Subject;
import regulus.learning.network.Network;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.StoredArray;

/**
 * What layers give for an image is Keras' to 1e-5, Grad-CAM to 1e-4 of its largest value: sums of a
 * few hundred terms in 32 bits, and for Grad-CAM gradients through all layers behind.
 */
class ExplanationParityTest {
  private static final double MAPS = 1e-5;
  private static final double CAMS = 1e-4;

  @TestFactory
  Stream<DynamicTest> seesWhatKerasSees() {
    return ParityFixture.tests("explanations", ExplanationParityTest::compare);
  }

  private static void compare(ParityCase c) {
    TrainedNetwork stored = TrainedNetwork.of(c);
    try (Network network = Network.build(stored.spec(), stored.random())) {
      network.load(weights(c));
      Explainer explainer = new Explainer(network, Pixels.UNIT);
      compareMaps(c, explainer);
      compareProbabilities(c, explainer);
      compareCams(c, explainer);
      Map<String, WeightArray> after = network.weights();
      weights(c)
          .forEach(
              (name, array) ->
                  assertThat(Objects.requireNonNull(after.get(name)).values())
                      .as("%s is left as it was", name)
                      .isEqualTo(array.values()));
    }
  }

  private static ShownImage image(ParityCase c) {
    int[] values = c.ints("image");
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    return new ShownImage(regulus.learning.Shape.of(c.wholes("input_shape")), pixels);
  }

  private static Map<String, WeightArray> weights(ParityCase c) {
    Map<String, WeightArray> weights = new TreeMap<>();
    c.below("weights")
        .forEach((name, array) -> weights.put(name, new WeightArray(array.shape(), values(array))));
    return weights;
  }

  private static float[] values(StoredArray array) {
    return ((StoredArray.Floats) array).values();
  }

  private static void compareMaps(ParityCase c, Explainer explainer) {
    List<String> spatial = new ArrayList<>();
    for (LayerShape layer : explainer.anatomy().layers()) {
      if (layer.output().rank() == 3) {
        spatial.add(layer.name());
      }
    }
    assertThat(spatial).isNotEmpty();
    for (FeatureMaps maps : explainer.maps(image(c), spatial)) {
      close(maps.layer(), c.floats("outputs/" + maps.layer()), maps.values(), MAPS);
    }
  }

  private static void compareProbabilities(ParityCase c, Explainer explainer) {
    List<LayerShape> layers = explainer.anatomy().layers();
    float[] expected = c.floats("outputs/" + layers.get(layers.size() - 1).name());
    Explanation answer = explainer.answer(new Subject("x", image(c), OptionalInt.empty()));
    float[] all = expected.length == 1 ? new float[] {1 - expected[0], expected[0]} : expected;
    close("probabilities", all, answer.probabilities(), MAPS);
  }

  private static void compareCams(ParityCase c, Explainer explainer) {
    Map<String, StoredArray> cams = c.below("cams");
    assertThat(cams).isNotEmpty();
    float largest = 0;
    for (Map.Entry<String, StoredArray> cam : cams.entrySet()) {
      float[] values =
          explainer.gradCam(image(c), c.text("cam_layer"), Integer.parseInt(cam.getKey())).values();
      close("Grad-CAM of class " + cam.getKey(), values(cam.getValue()), values, CAMS);
      for (float value : values) {
        largest = Math.max(largest, value);
      }
    }
    assertThat(largest).as("something speaks for some class").isPositive();
  }

  private static void close(String what, float[] expected, float[] actual, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(Objects.requireNonNull(expected));
    double largest = 1e-6;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s[%d]", what, i)
          .isCloseTo(expected[i], within(tolerance * largest));
    }
  }
}
