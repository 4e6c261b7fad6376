package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A trained network taken to ONNX Runtime. */
final class OnnxTest {
  private static final String STUDY =
      """
      study: small
      data: {dataset: fashion-mnist-small, validation: {count: 100}, train: {count: 300}}
      base:
        - random_flip: horizontal
        - conv2d: {filters: 4, kernel_size: 3, padding: same}
        - batch_normalization
        - relu
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dropout: 0.3
        - dense: {units: 10, activation: softmax}
      variants:
        smaller: [insert: {before: random_flip_1, layer: {resizing: {height: 20, width: 18}}}]
      training:
        optimizer: {adam: {learning_rate: 0.01}}
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        batch_size: 32
        epochs: 2
      """;

  private static final int SIDE = 28;

  @TempDir static Path temp = Path.of("");
  private static Path run = Path.of("");
  private static Path picture = Path.of("");
  private static final byte[] PIXELS = new byte[SIDE * SIDE];

  @BeforeAll
  static void train() throws IOException {
    run = temp.resolve("run");
    Path file = Files.writeString(temp.resolve("small.yaml"), STUDY);
    Spoken spoken = Spoken.by("run", file.toString(), "--out", run.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < PIXELS.length; i++) {
      PIXELS[i] = (byte) (i * 7 % 256);
      image.getRaster().setSample(i % SIDE, i / SIDE, 0, i * 7 % 256);
    }
    picture = temp.resolve("picture.png");
    ImageIO.write(image, "png", picture.toFile());
  }

  private static Path exported(String variant) {
    Path file = temp.resolve(variant + ".onnx");
    Spoken spoken =
        Spoken.by("export", run.toString(), "--variant", variant, "--to", file.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.out()).contains(variant + ", seed 0: " + file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "smaller"})
  void onnxRuntimeGivesWhatPredictGives(String variant) throws OrtException {
    Spoken asked =
        Spoken.by("predict", run.toString(), picture.toString(), "--variant", variant, "--json");
    assertThat(asked.code()).as(asked.err()).isZero();
    JsonNode expected = JsonMapper.shared().readTree(asked.out()).at("/probabilities");
    float[] found = answer(exported(variant));
    assertThat(found).hasSize(10);
    for (int k = 0; k < found.length; k++) {
      assertThat((double) found[k]).isCloseTo(expected.get(k).asDouble(), within(1e-5));
    }
  }

  private static float[] answer(Path file) throws OrtException {
    ByteBuffer pixels = ByteBuffer.allocateDirect(PIXELS.length).put(PIXELS).rewind();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor images =
            OnnxTensor.createTensor(
                environment, pixels, new long[] {1, SIDE, SIDE, 1}, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("images", images))) {
      String classes = session.getMetadata().getCustomMetadata().get("classes");
      assertThat(classes).contains("\"T-shirt/top\",\"Trouser\"", "\"Ankle boot\"]");
      return ((float[][]) result.get("probabilities").orElseThrow().getValue())[0];
    }
  }

  @Test
  void exportingTwiceGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(exported("base"));
    assertThat(exported("base")).hasBinaryContent(first);
  }

  @Test
  void regulusSaysThatItDoesNotReadSuchFiles() {
    for (List<String> command :
        List.of(
            List.of("predict", exported("base").toString(), picture.toString()),
            List.of("evaluate", exported("base").toString()))) {
      Spoken spoken = Spoken.by(command.toArray(String[]::new));
      assertThat(spoken.code()).isEqualTo(2);
      assertThat(spoken.errLines()).hasSize(1);
      assertThat(spoken.err()).contains("base.onnx is for other programs");
    }
  }

  @Test
  void whatCannotBeWrittenIsSaidInOneSentence() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("folder.onnx/within")).getParent();
    for (String to : List.of(String.valueOf(folder), temp.resolve("nowhere/x.onnx").toString())) {
      Spoken spoken = Spoken.by("export", run.toString(), "--to", to);
      assertThat(spoken.code()).isEqualTo(2);
      assertThat(spoken.errLines()).hasSize(1);
      assertThat(spoken.err()).contains(to + " cannot be written");
    }
    assertThat(temp.resolve("folder.onnx.part")).doesNotExist();
  }
}
