package regulus.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import regulus.learning.data.Pixels;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.network.WeightArray;
import regulus.learning.network.WeightSpec;
import regulus.learning.onnx.OnnxModel.Meaning;
import regulus.learning.random.Stream;
import regulus.learning.training.OutputMeaning;

/** That ONNX Runtime gives what Regulus gives, for random weights and pixels. */
record Proof(NetworkSpec network, Pixels fed, int examples) {
  private static final float CLOSE = 1e-5f;
  private static final Stream RANDOM = new Stream(29);
  private static final int BYTES = 256;

  /** Of three examples, fed with 0 to 255. */
  static Proof of(NetworkSpec network) {
    return new Proof(network, Pixels.RAW, 3);
  }

  OnnxModel model() {
    return model(weights());
  }

  private OnnxModel model(Map<String, WeightArray> weights) {
    return new OnnxModel(
        "proven",
        network,
        weights,
        new Meaning(List.of("cat", "dog", "other"), fed, OutputMeaning.PROBABILITIES));
  }

  void prove(Path file) throws Exception {
    prove(file, weights());
  }

  void prove(Path file, Map<String, WeightArray> weights) throws Exception {
    OnnxFile.write(file, model(weights));
    float[] expected = expected(weights);
    float[] found = new OnnxRuntime(file).answer(network.input(), pixels());
    assertThat(expected).isNotEmpty();
    assertThat(found).as("%s", RANDOM).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as("number %d of %s", i, file).isCloseTo(expected[i], within(CLOSE));
    }
  }

  private byte[] pixels() {
    byte[] pixels = new byte[examples * network.input().elements()];
    IntStream.range(0, pixels.length)
        .forEach(i -> pixels[i] = (byte) RANDOM.named("pixels").below(BYTES, i));
    return pixels;
  }

  private Map<String, WeightArray> weights() {
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    for (Shapes.LayerShape layer : Shapes.of(network).layers()) {
      for (WeightSpec weight : layer.weights()) {
        String name = layer.name() + "/" + weight.name();
        weights.put(name, new WeightArray(weight.shape(), drawn(weight, RANDOM.named(name))));
      }
    }
    return weights;
  }

  /** As the layer would draw them; zeros and ones are a little off, so that they are told apart. */
  private static float[] drawn(WeightSpec weight, Stream random) {
    float[] values = weight.initializer().draw(weight.shape(), random);
    for (int i = 0; weight.shape().size() == 1 && i < values.length; i++) {
      values[i] += (float) (0.2 * random.named("off").uniform(i));
    }
    return values;
  }

  private float[] expected(Map<String, WeightArray> weights) {
    try (Network built = Network.build(network, new Stream(0))) {
      built.load(weights);
      float[] outputs =
          Scope.get(
              () ->
                  Gradients.without(
                      () -> built.activate(built.observe(input(), (l, y) -> y)).floats()));
      return Shapes.of(network).output().elements() == 1 ? both(outputs) : outputs;
    }
  }

  private Tensor input() {
    byte[] pixels = pixels();
    float[] numbers = new float[pixels.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Byte.toUnsignedInt(pixels[i]) / (fed == Pixels.UNIT ? 255f : 1f);
    }
    List<Integer> sizes = new ArrayList<>(List.of(examples));
    sizes.addAll(network.input().dimensions());
    return Creation.of(numbers, Precision.FLOAT32, sizes);
  }

  private static float[] both(float[] ones) {
    float[] both = new float[2 * ones.length];
    for (int i = 0; i < ones.length; i++) {
      both[2 * i] = 1 - ones[i];
      both[2 * i + 1] = ones[i];
    }
    return both;
  }
}
