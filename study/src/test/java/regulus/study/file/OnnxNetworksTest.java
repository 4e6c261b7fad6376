package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.data.Pixels;
import regulus.learning.explanation.Explainer;
import regulus.learning.explanation.ShownImage;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.onnx.OnnxFile;
import regulus.learning.onnx.OnnxModel;
import regulus.learning.random.Stream;
import regulus.learning.training.OutputMeaning;
import regulus.study.StudySpec;
import regulus.study.Variant;

/** The networks of the founding studies, with the weights that seed 3 draws, in ONNX Runtime. */
class OnnxNetworksTest {
  private static final Stream RANDOM = new Stream(3);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "fashion-mnist",
        "mnist-mlp",
        "cifar10-architectures",
        "cifar10-vgg",
        "cifar10-transfer",
        "memes"
      })
  void givesWhatRegulusGives(String name) throws Exception {
    List<String> drawn =
        name.equals("cifar10-transfer")
            ? List.of(
                "base[2].mobilenet_v2.weights=none",
                "variants.wide-frozen[1].replace.with.mobilenet_v2.weights=none")
            : List.of();
    StudySpec study =
        StudyFile.read(Path.of("../studies", name + ".yaml"), drawn).study(Infos::describe);
    List<NetworkSpec> networks =
        study.variants().stream().map(Variant::network).distinct().toList();
    assertThat(networks).isNotEmpty();
    for (NetworkSpec network : networks) {
      agrees(network, study.data().pixels());
    }
  }

  private void agrees(NetworkSpec spec, Pixels fed) throws Exception {
    Path file = folder.resolve("model.onnx");
    byte[] pixels = pixels(spec);
    try (Network network = Network.build(spec, RANDOM)) {
      float[] expected =
          new Explainer(network, fed).probabilities(new ShownImage(spec.input(), pixels));
      List<String> classes = IntStream.range(0, expected.length).mapToObj(i -> "c" + i).toList();
      OnnxModel.Meaning meaning = new OnnxModel.Meaning(classes, fed, OutputMeaning.PROBABILITIES);
      OnnxFile.write(file, new OnnxModel("founding", spec, network.weights(), meaning));
      float[] found = answer(file, spec, pixels);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i]).as("%s", spec).isCloseTo(expected[i], within(1e-5f));
      }
    }
  }

  private static byte[] pixels(NetworkSpec spec) {
    byte[] pixels = new byte[spec.input().elements()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) RANDOM.named("pixels").below(256, i);
    }
    return pixels;
  }

  private static float[] answer(Path file, NetworkSpec spec, byte[] pixels) throws OrtException {
    List<Integer> sizes = new ArrayList<>(List.of(1));
    sizes.addAll(spec.input().dimensions());
    ByteBuffer bytes = ByteBuffer.allocateDirect(pixels.length).put(pixels).rewind();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor images =
            OnnxTensor.createTensor(
                environment,
                bytes,
                sizes.stream().mapToLong(Integer::longValue).toArray(),
                OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("images", images))) {
      return ((float[][]) result.get("probabilities").orElseThrow().getValue())[0];
    }
  }
}
