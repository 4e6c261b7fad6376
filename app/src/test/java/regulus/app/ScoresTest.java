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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.Shape;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.layer.MaxPooling2d;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Summary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Networks that end in scores: everything that speaks of their outputs says the same. */
final class ScoresTest {
  private static final String STUDY =
      """
      study: scores
      data: {dataset: fashion-mnist-small, validation: {count: 100}, train: {count: 100}}
      base: [flatten, {dense: {units: 10}}]
      training: {optimizer: sgd, loss: %s, metrics: [accuracy], epochs: 1}
      """;

  private static final int SIDE = 28;
  private static final byte[] PIXELS = new byte[SIDE * SIDE];

  @TempDir static Path temp = Path.of("");
  private static Path picture = Path.of("");
  private static Path told = Path.of("");
  private static Path untold = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < PIXELS.length; i++) {
      PIXELS[i] = (byte) (i * 7 % 256);
      image.getRaster().setSample(i % SIDE, i / SIDE, 0, i * 7 % 256);
    }
    picture = temp.resolve("picture.png");
    ImageIO.write(image, "png", picture.toFile());
    told = trained("told", "{sparse_categorical_crossentropy: {from_logits: true}}");
    untold = trained("untold", "mean_squared_error");
  }

  private static Path trained(String name, String loss) throws IOException {
    Path run = temp.resolve(name);
    Path file = Files.writeString(temp.resolve(name + ".yaml"), STUDY.formatted(loss));
    Spoken spoken = Spoken.by("run", file.toString(), "--out", run.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return run;
  }

  @Test
  void aLossThatTakesScoresMakesProbabilitiesOfThemEverywhere() throws OrtException {
    double[] expected = answers(told, "probabilities");
    double sum = 0;
    for (double probability : expected) {
      assertThat(probability).isBetween(0.0, 1.0);
      sum += probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertSaidByAll(told, "probabilities", expected);
  }

  @Test
  void scoresThatTheLossIsToldOfAreTrainedAsWithSoftmax() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("ended.yaml"),
            STUDY
                .formatted("sparse_categorical_crossentropy")
                .replace("units: 10", "units: 10, activation: softmax"));
    Path run = temp.resolve("ended");
    assertThat(Spoken.by("run", file.toString(), "--out", run.toString()).code()).isZero();
    assertThat(answers(told, "probabilities"))
        .containsExactly(answers(run, "probabilities"), within(1e-6));
    assertThat(figures(told)).isEqualTo(figures(run));
  }

  private static JsonNode figures(Path run) {
    Spoken spoken = Spoken.by("evaluate", run.toString(), "--json");
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return JsonMapper.shared().readTree(spoken.out()).path(0).path("figures");
  }

  @Test
  void numbersThatAreNoProbabilitiesAreCalledScoresEverywhere() throws OrtException {
    double[] expected = answers(untold, "scores");
    assertThat(Arrays.stream(expected).min().orElseThrow()).isNegative();
    assertSaidByAll(untold, "scores", expected);
    assertThat(Spoken.by("predict", untold.toString(), picture.toString()).out())
        .contains("  score ");
  }

  @Test
  void explanationsCallThemWhatTheyAre() throws IOException {
    assertThat(explained(told))
        .contains("Probabilities. Bars begin at 0")
        .doesNotContain("Scores: ");
    assertThat(index(told)).contains("\"probability\"").doesNotContain("\"score\"");
    assertThat(explained(untold))
        .contains("Scores: what the network ends in")
        .doesNotContain("Probabilities");
    assertThat(index(untold)).contains("\"score\"").doesNotContain("\"probability\"");
  }

  private static String explained(Path run) throws IOException {
    Path page = temp.resolve("explained.html");
    String folder = pictures(run).toString();
    Spoken spoken =
        Spoken.by(
            "explain",
            run.toString(),
            "--image",
            picture.toString(),
            "--to",
            page.toString(),
            "--png",
            folder);
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return Files.readString(page);
  }

  private static Path pictures(Path run) {
    return temp.resolve(run.getFileName() + "-pictures");
  }

  private static String index(Path run) throws IOException {
    return Files.readString(pictures(run).resolve("explanation.json"));
  }

  private static void assertSaidByAll(Path run, String name, double[] expected)
      throws OrtException {
    for (String format : new String[] {"safetensors", "keras"}) {
      assertThat(answers(exported(run, format), name)).containsExactly(expected, within(1e-5));
    }
    float[] found = inOnnxRuntime(exported(run, "onnx"), name);
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) found[k]).isCloseTo(expected[k], within(1e-5));
    }
  }

  private static Path exported(Path run, String format) {
    Path file = temp.resolve(run.getFileName() + "." + format);
    Spoken spoken = Spoken.by("export", run.toString(), "--to", file.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return file;
  }

  private static double[] answers(Path model, String name) {
    Spoken asked = Spoken.by("predict", model.toString(), picture.toString(), "--json");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.err()).doesNotContain("Note");
    JsonNode numbers = JsonMapper.shared().readTree(asked.out()).path(name);
    assertThat(numbers.size()).as(asked.out()).isEqualTo(10);
    return numbers.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  private static float[] inOnnxRuntime(Path file, String name) throws OrtException {
    ByteBuffer pixels = ByteBuffer.allocateDirect(PIXELS.length).put(PIXELS).rewind();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {1, SIDE, SIDE, 1};
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor images =
            OnnxTensor.createTensor(environment, pixels, shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("images", images))) {
      return ((float[][]) result.get(name).orElseThrow().getValue())[0];
    }
  }

  @Test
  void softmaxAndScoresTogetherAreRefused() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("both.yaml"),
            STUDY
                .formatted("{sparse_categorical_crossentropy: {from_logits: true}}")
                .replace("units: 10", "units: 10, activation: softmax"));
    Spoken spoken = Spoken.by("plan", file.toString());
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("remove from_logits, or that layer's activation.");
  }

  @Test
  void optionsThatChooseAmongNetworksAreRefusedForAFileOfOne() {
    Path file = exported(told, "keras");
    for (String option : new String[] {"--variant=base", "--seed=0"}) {
      Spoken spoken = Spoken.by("predict", option, file.toString(), picture.toString());
      assertThat(spoken.code()).isEqualTo(2);
      assertThat(spoken.err()).contains("holds one network alone: leave them out.");
    }
  }

  @Test
  void aNetworkOfMapsIsAskedForNoClasses() throws IOException {
    Layer pool = (Layer) MaxPooling2d.KIND.create(Map.of(), "", new ArrayList<>()).orElseThrow();
    NetworkSpec maps =
        new NetworkSpec(
            Shape.of(SIDE, SIDE, 1),
            List.of(new NamedLayer("pool", pool, List.of(NetworkSpec.INPUT), false)));
    Path file = temp.resolve("maps.keras");
    KerasFile.write(file, new KerasModel("maps", maps, Map.of(), Optional.empty()));
    Spoken spoken = Spoken.by("predict", file.toString(), picture.toString());
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).contains("maps.keras gives 14×14×1 numbers for an image");
  }

  @Test
  void theSummaryOfAFileIsThatOfItsNetwork() {
    Path file = exported(told, "keras");
    Spoken spoken = Spoken.by("summary", file.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.out()).contains("flatten_1", "7,850");
    Spoken wrong = Spoken.by("summary", file.toString(), "--variant", "base");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("holds one network alone: leave them out.");
  }

  @Test
  void aFileForKerasIsFrozenAsItsLastPhaseAndCropsInUse() throws IOException {
    String study =
        """
        study: thawed
        data: {dataset: fashion-mnist-small, validation: {count: 100}, train: {count: 100}}
        base:
          - random_crop: {height: 20, width: 20}
          - conv2d: {filters: 2, kernel_size: 3, strides: 4, name: stem, trainable: false}
          - flatten
          - dense: {units: 10, activation: softmax, name: end}
        training:
          optimizer: sgd
          loss: sparse_categorical_crossentropy
          metrics: [accuracy]
          phases: [1, {epochs: 1, unfreeze: [stem], freeze: [end]}]
        """;
    Path run = temp.resolve("thawed");
    Path yaml = Files.writeString(temp.resolve("thawed.yaml"), study);
    assertThat(Spoken.by("run", yaml.toString(), "--out", run.toString()).code()).isZero();
    Path file = temp.resolve("thawed.keras");
    Spoken spoken = Spoken.by("export", run.toString(), "--to", file.toString());
    assertThat(spoken.err()).contains("random_crop_1 is written as Resizing");
    KerasModel model = KerasFile.read(file);
    assertThat(model.network().layers().stream().filter(it -> it.frozen()).map(it -> it.name()))
        .containsExactly("end");
    assertThat(Summary.of(model.network()).trainable()).isEqualTo(20);
    assertThat(answers(file, "probabilities"))
        .containsExactly(answers(run, "probabilities"), within(1e-6));
  }

  @Test
  void pixelsThatContradictTheFileAreRefused() {
    Path file = exported(told, "keras");
    Spoken spoken = Spoken.by("predict", "--pixels=raw", file.toString(), picture.toString());
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("is fed --pixels unit", "leave --pixels out.");
    assertThat(Spoken.by("predict", "--pixels=unit", file.toString(), picture.toString()).code())
        .isZero();
  }
}
