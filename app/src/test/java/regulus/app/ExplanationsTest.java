package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user sees of what trained networks see. */
@ExtendWith(TrainedStudy.Resolver.class)
final class ExplanationsTest {
  private final TrainedStudy study;

  ExplanationsTest(TrainedStudy study) {
    this.study = study;
  }

  @Test
  void theReportShowsOneRecognizedAndOneMistakenImage() throws IOException {
    String report = Files.readString(study.run().resolve("report.html"));
    assertThat(report)
        .contains("What the network sees", ", which is right.", "; it is ", "Grad-CAM")
        .contains("max_pooling2d_1", "filters 5 to 12 of 12");
    assertThat(study.run().resolve("explain/explanation.json")).isNotEmptyFile();
    Map<String, byte[]> before = contents(study.run().resolve("explain"));
    Spoken.by("run", study.path("small.yaml").toString(), "--out", study.run().toString());
    assertThat(contents(study.run().resolve("explain")))
        .as("the same bytes again")
        .containsExactlyEntriesOf(before);
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder).sorted()) {
      for (Path file : files.toList()) {
        contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  @Test
  void anExplanationIsOnePageThatLoadsNothing() throws IOException {
    Path page = study.path("page.html");
    Path pictures = study.path("pictures");
    Spoken spoken =
        Spoken.by(
            "explain",
            study.run().toString(),
            "--image",
            study.photograph().toString(),
            "--layers",
            "conv2d_2,max_pooling2d_2",
            "--filters",
            "last:8",
            "--class",
            "Sandal",
            "--to",
            page.toString(),
            "--png",
            pictures.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .contains("conv2d_2 (11×11) speaks for Sandal", "11×11×12: 12 maps", "2×2×12: 12 maps")
        .contains("filters 5 to 12 of 12, each 3×3, its 4 channels side by side")
        .doesNotContain("http://", "https://", "<script");
    assertThat(Files.size(page)).isLessThan(5_000_000);
    BufferedImage maps = ImageIO.read(pictures.resolve("image-1-maps-1-conv2d_2.png").toFile());
    assertThat(List.of(maps.getWidth(), maps.getHeight())).containsExactly(8 * 12 - 1, 2 * 12 - 1);
  }

  @Test
  void layersWithoutMapsAndLayersThatAreNotThereAreSaid() {
    assertThat(explained("--layers", "conv2d_3").err())
        .startsWith("There is no layer 'conv2d_3'. Did you mean 'conv2d_")
        .contains("There are conv2d_1, max_pooling2d_1,");
    assertThat(explained("--layers", "dense_1").err())
        .startsWith("The layer 'dense_1' has no maps to show: each image gives 10 numbers.");
    assertThat(explained("--cam-layer", "flatten_1").err())
        .startsWith("The layer 'flatten_1' has no maps to show");
    assertThat(explained("--class", "Sandle").err())
        .startsWith("There is no class 'Sandle'. Did you mean 'Sandal'?");
    assertThat(explained("--filters", "eight").err())
        .startsWith("Invalid filters: expected first:N, last:N, all or none");
    assertThat(explained("--variant", "droput").err())
        .startsWith("There is no variant 'droput'. Did you mean 'dropout'?");
    assertThat(explained("--seed", "7").err())
        .startsWith("There is no trained model of seed 7; there are those of 0");
  }

  private Spoken explained(String option, String value) {
    Spoken spoken =
        Spoken.by(
            "explain",
            study.run().toString(),
            "--image",
            study.photograph().toString(),
            option,
            value);
    assertThat(spoken.code()).as(spoken.err()).isEqualTo(2);
    return spoken;
  }

  @Test
  void aStudyFileThatAsksForWhatIsNotThereIsWrong() throws IOException {
    Path file =
        Files.writeString(
            study.path("asks.yaml"),
            TrainedStudy.TEXT.replace(
                "explain: true", "explain: {layers: [dense_1, conv], classes: [Sandle]}"));
    Spoken spoken = Spoken.by("plan", file.toString());
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.errLines())
        .hasSize(3)
        .anyMatch(line -> line.contains("explain.layers[0]: The layer 'dense_1' has no maps"))
        .anyMatch(line -> line.contains("explain.layers[1]: There is no layer 'conv'."))
        .anyMatch(line -> line.contains("explain.classes[0]: There is no class 'Sandle'."));
    Files.writeString(
        file, TrainedStudy.TEXT.replace("explain: true", "explain: {images: [nowhere.jpg]}"));
    assertThat(Spoken.by("plan", file.toString()).code()).isEqualTo(3);
    assertThat(Spoken.by("plan", file.toString()).err())
        .isEqualToIgnoringNewLines("There is no file nowhere.jpg.");
  }
}
