package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trained networks asked about images, wherever they are stored. */
@ExtendWith(TrainedStudy.Resolver.class)
final class PredictionsTest {
  private final TrainedStudy study;

  PredictionsTest(TrainedStudy study) {
    this.study = study;
  }

  @Test
  void aPredictionIsOneObjectForEachImage() {
    Spoken spoken =
        Spoken.by(
            "predict",
            study.run().toString(),
            study.photograph().toString(),
            study.photograph().toString(),
            "--json");
    assertThat(spoken.outLines()).hasSize(2);
    JsonNode first = JsonMapper.builder().build().readTree(spoken.outLines().get(0));
    assertThat(first.at("/image").asString()).isEqualTo(study.photograph().toString());
    assertThat(first.at("/probabilities").size()).isEqualTo(10);
    int index = first.at("/index").asInt();
    double sum = 0;
    for (JsonNode probability : first.at("/probabilities")) {
      sum += probability.asDouble();
      assertThat(probability.asDouble())
          .isLessThanOrEqualTo(first.at("/probabilities/" + index).asDouble());
    }
    assertThat(sum).isBetween(0.9999, 1.0001);
  }

  @Test
  void everyKindOfStoreGivesTheSamePrediction() {
    Path single = study.path("single.safetensors");
    Spoken.by("export", study.run().toString(), "--variant", "dropout", "--to", single.toString());
    String[] rest = {study.photograph().toString(), "--variant", "dropout", "--json"};
    String expected =
        Spoken.by("predict", study.run().toString(), rest[0], rest[1], rest[2], rest[3]).out();
    assertThat(expected).contains("\"class\"");
    for (Path store : List.of(study.packed("same.zip"), single)) {
      assertThat(Spoken.by("predict", store.toString(), rest[0], rest[1], rest[2], rest[3]).out())
          .isEqualTo(expected);
    }
  }

  @Test
  void weightsThatAreNotThoseOfTheManifestAreRefused() throws IOException {
    Path single = study.path("changed.safetensors");
    Spoken.by("export", study.run().toString(), "--variant", "dropout", "--to", single.toString());
    byte[] bytes = Files.readAllBytes(single);
    bytes[bytes.length - 2] ^= 1;
    Files.write(single, bytes);
    for (String command : List.of("predict", "explain")) {
      String option = command.equals("explain") ? "--image" : "--json";
      Spoken spoken = Spoken.by(command, single.toString(), option, study.photograph().toString());
      assertThat(spoken.code()).isEqualTo(3);
      assertThat(spoken.err()).contains("SHA-256 of its weights is not the one that its manifest");
    }
  }

  @Test
  void aFileForKerasGivesTheSamePrediction() {
    Path keras = study.path("model.keras");
    Spoken.by("export", study.run().toString(), "--variant", "dropout", "--to", keras.toString());
    String[] asked = {study.photograph().toString(), "--json"};
    Spoken expected =
        Spoken.by("predict", study.run().toString(), asked[0], asked[1], "--variant", "dropout");
    Spoken answer = Spoken.by("predict", keras.toString(), asked[0], asked[1]);
    assertThat(answer.out()).isEqualTo(expected.out()).contains("\"class\"");
    assertThat(answer.err()).isEmpty();
    Spoken wrong = Spoken.by("predict", study.run().toString(), asked[0], "--pixels", "raw");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--pixels is for files of Keras");
  }

  @Test
  void ofAFileThatKerasWroteItIsSaidWhatIsTakenForGranted() {
    Path keras = Path.of("../learning/src/test/resources/parity/keras/files/nested.keras");
    Spoken colours = Spoken.by("predict", keras.toString(), study.photograph().toString());
    assertThat(colours.code()).isEqualTo(3);
    assertThat(colours.err()).contains("fed 2 channels");
    Path small = keras.resolveSibling("sequential.keras");
    Spoken answer = Spoken.by("predict", small.toString(), study.photograph().toString());
    assertThat(answer.code()).isZero();
    assertThat(answer.outLines()).singleElement().asString().matches(".*png +[0-4] +0[.]\\d+");
    assertThat(answer.err()).contains("does not rescale its input").contains("--pixels raw");
    Spoken evaluated = Spoken.by("evaluate", small.toString());
    assertThat(evaluated.code()).isEqualTo(2);
    assertThat(evaluated.err()).contains("holds a network and no study");
  }

  @Test
  void aModelOfKerasIsWrittenAgainAndForOthers() {
    String keras = "../learning/src/test/resources/parity/keras/files/sequential.keras";
    String image = study.photograph().toString();
    String again = study.path("again.keras").toString();
    assertThat(Spoken.by("export", keras, "--to", again).out()).startsWith("small: " + again);
    assertThat(Spoken.by("predict", again, image, "--json").out())
        .isEqualTo(Spoken.by("predict", keras, image, "--json").out());
    Path onnx = study.path("again.onnx");
    Spoken other = Spoken.by("export", keras, "--to", onnx.toString());
    assertThat(other.code()).isZero();
    assertThat(other.err()).contains("does not rescale its input").contains("--pixels raw");
    assertThat(onnx).isNotEmptyFile();
    Spoken packed = Spoken.by("export", keras, "--to", study.path("again.zip").toString());
    assertThat(packed.code()).isEqualTo(2);
    assertThat(packed.err()).contains("it can be written as .keras or .onnx");
    Spoken fed = Spoken.by("export", study.run().toString(), "--to", again, "--pixels", "raw");
    assertThat(fed.code()).isEqualTo(2);
    assertThat(fed.err()).contains("--pixels is for files of Keras");
  }

  /** The file is of Keras 2; what is written opens in Keras 3. */
  @Test
  void anHdfFileIsAskedShownAndWrittenAsAKerasFile() {
    String former = "../learning/src/test/resources/parity/keras/legacy/cnn-2.h5";
    String image = study.photograph().toString();
    String keras = study.path("cnn.keras").toString();
    assertThat(Spoken.by("export", former, "--to", keras).out()).startsWith("cnn: " + keras);
    Spoken answer = Spoken.by("predict", former, image, "--json");
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("\"class\"")
        .isEqualTo(Spoken.by("predict", keras, image, "--json").out());
    assertThat(Spoken.by("summary", former).out())
        .contains("Total params: 1,122")
        .isEqualTo(Spoken.by("summary", keras).out());
    Spoken alone = Spoken.by("predict", former.replace("cnn-2", "graph-2-weights"), image);
    assertThat(alone.code()).isEqualTo(3);
    assertThat(alone.err()).contains("weights alone, without their network");
  }

  @Test
  void aNetworkOfAnySizeTakesThatOfTheImagesOrTheOneGiven() throws IOException {
    String keras = "../learning/src/test/resources/parity/keras/files/any_size.keras";
    String small = picture("small.png", 40, 30);
    String large = picture("large.png", 40, 60);
    assertThat(Spoken.by("predict", keras, small, "--json").out())
        .isEqualTo(Spoken.by("predict", keras, small, "--size", "30x40", "--json").out())
        .isNotEqualTo(Spoken.by("predict", keras, small, "--size", "60", "--json").out());
    Spoken several = Spoken.by("predict", keras, small, large);
    assertThat(several.code()).isEqualTo(2);
    assertThat(several.err()).contains("several (30×40, 60×40): say which with --size");
    assertThat(Spoken.by("predict", keras, small, large, "--size", "50").outLines()).hasSize(2);
    Spoken tiny = Spoken.by("predict", keras, small, "--size", "2");
    assertThat(tiny.code()).isEqualTo(3);
    assertThat(tiny.err()).contains("The model 'any' cannot take 2×2×3: `stem`: ");
    String onnx = study.path("any.onnx").toString();
    assertThat(Spoken.by("export", keras, "--to", onnx).err()).contains("say which with --size");
    assertThat(Spoken.by("export", keras, "--to", onnx, "--size", "48").code()).isZero();
    assertThat(Spoken.by("summary", keras).out())
        .contains("│ stem (Conv2D)       │ (None, None,      │        112 │");
    Spoken fixed = Spoken.by("predict", keras.replace("any_size", "images"), small, "--size", "48");
    assertThat(fixed.code()).isEqualTo(3);
    assertThat(fixed.err()).contains("is for 9×8×3, not for 48×48×3");
    assertThat(Spoken.by("predict", study.run().toString(), small, "--size", "48").err())
        .contains("--size is for files of Keras");
  }

  private String picture(String name, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, i * 2654435);
    }
    Path file = study.path(name);
    ImageIO.write(image, "png", file.toFile());
    return file.toString();
  }

  @Test
  void imagesThatAreNoneAreNamedAndTheOthersAnswered() throws IOException {
    Path broken = Files.writeString(study.path("broken.png"), "no image");
    Spoken spoken =
        Spoken.by(
            "predict",
            study.run().toString(),
            broken.toString(),
            study.photograph().toString(),
            "nowhere.jpg");
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.outLines()).hasSize(1);
    assertThat(spoken.errLines())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith(broken + " "),
            second -> assertThat(second).isEqualTo("There is no file nowhere.jpg."));
  }
}
