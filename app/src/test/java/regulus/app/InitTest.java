package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Parts;
import regulus.learning.network.Network;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.WeightsFile;
import regulus.study.StudySpec;
import regulus.study.file.StudyFile;

/** What {@code init} writes runs as it is. */
final class InitTest {
  private static final List<String> TEN = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  @TempDir Path temp;

  @Test
  void aFirstStudyOfAFolderOfTwoClassesRuns() throws IOException {
    pictures("shots/cat", 20, 0x884422);
    pictures("shots/dog", 20, 0x224488);
    Path file = temp.resolve("first.yaml");
    Spoken init = init("shots", file, "--weights", "none");
    assertThat(init.err()).isEmpty();
    assertThat(init.code()).isZero();
    assertThat(init.out()).contains("shots: 40 pictures, 2 classes: cat, dog", "in colour");
    assertThat(Files.readString(file))
        .contains("size: 16 ", "positive: \"dog\"", "test: {fraction: 0.2}", "units: 1,");
    assertThat(Spoken.by("plan", file.toString()).outLines())
        .contains("  a single output is the probability of dog");
    Spoken run =
        Spoken.by(
            "run",
            file.toString(),
            "--out",
            temp.resolve("run").toString(),
            "--set",
            "training.epochs=1",
            "--set",
            "repeat.seeds=2");
    assertThat(run.err()).doesNotContain("Regulus failed");
    assertThat(run.code()).isZero();
    assertThat(temp.resolve("run/report.html"))
        .content()
        .contains("Positive class", "dog: a single output is its probability");
  }

  @Test
  void whatCannotBePlannedIsNotWritten() throws IOException {
    pictures("uneven/cat", 5, 0x884422);
    pictures("uneven/dog", 1, 0x224488);
    Path file = temp.resolve("uneven.yaml");
    Spoken init = init("uneven", file, "--weights", "none");
    assertThat(init.code()).isEqualTo(3);
    assertThat(init.err()).contains("The class dog has one picture only");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFirstStudyOfGreyPartsWithThreeClassesIsPlanned() throws IOException {
    for (String part : new String[] {"train", "validation", "test"}) {
      for (String name : new String[] {"a", "b", "c"}) {
        pictures("parts/" + part + "/" + name, 4, 0x808080);
      }
    }
    Path file = temp.resolve("grey.yaml");
    assertThat(init("parts", file, "--weights", "none").code()).isZero();
    assertThat(Files.readString(file)).contains("color_mode: grayscale", "units: 3,");
    Spoken plan = Spoken.by("plan", file.toString());
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("12 images to train on, 12 to choose by, 12 for the final");
  }

  @Test
  void aNetworkThatHasLearnedBeforeStandsBesideASmallOneAndRuns() throws IOException {
    pictures("shots/cat", 20, 0x884422);
    pictures("shots/dog", 20, 0x224488);
    store("weights/a_mobilenet.safetensors", "{alpha: 0.35}");
    Path file = temp.resolve("first.yaml");
    Spoken init = init("shots", file, "--data", temp.toString());
    assertThat(init.code()).as(init.err()).isZero();
    assertThat(init.out())
        .contains("weights of mobilenet_v2: {alpha: 0.35, architecture: keras} in weights/a_mob")
        .contains("regulus run " + file + " --data " + temp);
    Spoken run =
        Spoken.by(
            "run",
            file.toString(),
            "--data",
            temp.toString(),
            "--out",
            temp.resolve("run").toString(),
            "--set",
            "training.epochs=1",
            "--set",
            "repeat.seeds=2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("8 of 8 trials").containsPattern("\n  transfer +0\\.");
  }

  @ParameterizedTest
  @CsvSource({
    "'{alpha: 0.5, architecture: gluon}', 0x808080, 'normalization: {mean: [0.485'",
    "'{alpha: 1.4, architecture: keras}', 0x884422, 'rescaling: {scale: 2'"
  })
  void picturesAreMadeWhatTheWeightsExpect(String network, String colour, String preprocessing)
      throws IOException {
    pictures("shots/a", 4, Integer.decode(colour));
    pictures("shots/b", 4, Integer.decode(colour));
    pictures("shots/c", 4, Integer.decode(colour));
    store("given.safetensors", network);
    Path file = temp.resolve("first.yaml");
    String weights = temp.resolve("given.safetensors").toString();
    assertThat(init("shots", file, "--weights", weights).code()).isZero();
    assertThat(Files.readString(file)).contains(preprocessing, network.replace("}", ", name"));
    Spoken plan = Spoken.by("plan", file.toString());
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("  transfer ");
  }

  @Test
  void whatIsProposedInACommentIsAStudyToo() throws IOException {
    pictures("shots/cat", 5, 0x888888);
    pictures("shots/dog", 5, 0x444444);
    store("mine.safetensors", "{alpha: 0.35}");
    Path file = temp.resolve("first.yaml");
    assertThat(init("shots", file, "--weights", "none").code()).isZero();
    String text = Files.readString(file);
    int proposed = text.indexOf("  # transfer:");
    Files.writeString(
        file,
        text.substring(0, proposed)
            + text.substring(proposed)
                .replaceAll("(?m)^  # ", "  ")
                .replace("FILE", temp.resolve("mine.safetensors").toString()));
    Spoken plan = Spoken.by("plan", file.toString());
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("  transfer ");
  }

  @Test
  void weightsOfSomethingElseAreRefused() throws IOException {
    pictures("shots/cat", 2, 0);
    pictures("shots/dog", 2, 0);
    WeightsFile.write(
        temp.resolve("other.safetensors"),
        Map.of("a/kernel", new WeightArray(List.of(1), new float[1])));
    Path file = temp.resolve("first.yaml");
    Spoken init = init("shots", file, "--weights", temp.resolve("other.safetensors").toString());
    assertThat(init.code()).isEqualTo(3);
    assertThat(init.errLines()).singleElement().asString().contains("does not hold the weights of");
    assertThat(file).doesNotExist();
  }

  private Spoken init(String folder, Path file, String... more) {
    return Spoken.by(
        Stream.concat(
                Stream.of("init", temp.resolve(folder).toString(), "--to", file.toString()),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  /** Weights that nobody trained, under the names of those that somebody has. */
  private void store(String file, String network) throws IOException {
    StudySpec study =
        StudyFile.of(
                "x.yaml",
                """
                study: weights
                data: {dataset: cifar10, validation: {count: 10}}
                base:
                  - network: {name: m, layers: [mobilenet_v2: NETWORK]}
                  - global_average_pooling2d
                  - dense: {units: 10, activation: softmax}
                training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 1}
                """
                    .replace("NETWORK", network),
                List.of())
            .study(source -> new DatasetInfo("x", Shape.of(32, 32, 3), TEN, new Parts(50, 0, 10)));
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    try (Network built =
        Network.build(study.variants().get(0).network(), new regulus.learning.random.Stream(1))) {
      built
          .weights()
          .forEach(
              (name, array) -> weights.put(name.replaceFirst("^m/mobilenet_v2_1/", ""), array));
    }
    Path target = temp.resolve(file);
    Files.createDirectories(target.getParent());
    WeightsFile.write(target, weights);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    pictures("shots/cat", 2, 0);
    pictures("shots/dog", 2, 0);
    Path file = Files.writeString(temp.resolve("mine.yaml"), "mine");
    Spoken init = Spoken.by("init", temp.resolve("shots").toString(), "--to", file.toString());
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err()).contains("Invalid --to: expected a file that is not there yet");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void aFolderWithoutClassesIsWrongData() {
    Spoken init = Spoken.by("init", temp.toString(), "--to", temp.resolve("a.yaml").toString());
    assertThat(init.code()).isEqualTo(3);
    assertThat(init.err()).contains("has no class");
  }

  private void pictures(String folder, int count, int rgb) throws IOException {
    Path target = Files.createDirectories(temp.resolve(folder));
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(20, 18, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < 20 * 18; p++) {
        image.setRGB(p % 20, p / 20, p % (i + 2) == 0 ? 0 : rgb);
      }
      ImageIO.write(image, "png", target.resolve(i + ".png").toFile());
    }
  }
}
