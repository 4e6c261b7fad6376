package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user does with trained networks: look into them, use them, take them along. */
final class ModelsTest {
  private static final String STUDY =
      """
      study: small
      data: {dataset: fashion-mnist-small, validation: {count: 300}, train: {count: 600}}
      base:
        - conv2d: {filters: 4, kernel_size: 3, activation: relu}
        - max_pooling2d: {pool_size: 2}
        - conv2d: {filters: 12, kernel_size: 3, activation: relu}
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        dropout: [insert: {after: flatten_1, layer: {dropout: {rate: 0.5}}}]
      training:
        optimizer: {adam: {learning_rate: 0.003}}
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        batch_size: 32
        epochs: 2
      repeat: {seeds: 2}
      final: {retrain_on: train+validation}
      explain: true
      """;

  @TempDir static Path temp = Path.of("");
  private static Path run = Path.of("");
  private static Path photograph = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    Path file = Files.writeString(temp.resolve("small.yaml"), STUDY);
    run = temp.resolve("run");
    Spoken spoken = Spoken.by("run", file.toString(), "--out", run.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    photograph = temp.resolve("photograph.png");
    BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 90 * 60; i++) {
      image.setRGB(i % 90, i / 90, 0x030102 * (i % 85));
    }
    ImageIO.write(image, "png", photograph.toFile());
  }

  private static JsonNode json(Spoken spoken) {
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return JsonMapper.builder().build().readTree(spoken.out());
  }

  private static Path packed(String name) {
    Path file = temp.resolve(name);
    Spoken spoken = Spoken.by("export", run.toString(), "--to", file.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return file;
  }

  @Test
  void theReportShowsOneRecognizedAndOneMistakenImage() throws IOException {
    String report = Files.readString(run.resolve("report.html"));
    assertThat(report)
        .contains("What the network sees", ", which is right.", "; it is ", "Grad-CAM")
        .contains("max_pooling2d_1", "filters 5 to 12 of 12");
    assertThat(run.resolve("explain/explanation.json")).isNotEmptyFile();
    Map<String, byte[]> before = contents(run.resolve("explain"));
    Spoken.by("run", temp.resolve("small.yaml").toString(), "--out", run.toString());
    assertThat(contents(run.resolve("explain")))
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
  void aPredictionIsOneObjectForEachImage() {
    Spoken spoken =
        Spoken.by(
            "predict", run.toString(), photograph.toString(), photograph.toString(), "--json");
    assertThat(spoken.outLines()).hasSize(2);
    JsonNode first = JsonMapper.builder().build().readTree(spoken.outLines().get(0));
    assertThat(first.at("/image").asString()).isEqualTo(photograph.toString());
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
    Path single = temp.resolve("single.safetensors");
    Spoken.by("export", run.toString(), "--variant", "dropout", "--to", single.toString());
    String[] rest = {photograph.toString(), "--variant", "dropout", "--json"};
    String expected =
        Spoken.by("predict", run.toString(), rest[0], rest[1], rest[2], rest[3]).out();
    assertThat(expected).contains("\"class\"");
    for (Path store : List.of(packed("same.zip"), single)) {
      assertThat(Spoken.by("predict", store.toString(), rest[0], rest[1], rest[2], rest[3]).out())
          .isEqualTo(expected);
    }
  }

  @Test
  void weightsThatAreNotThoseOfTheManifestAreRefused() throws IOException {
    Path single = temp.resolve("changed.safetensors");
    Spoken.by("export", run.toString(), "--variant", "dropout", "--to", single.toString());
    byte[] bytes = Files.readAllBytes(single);
    bytes[bytes.length - 2] ^= 1;
    Files.write(single, bytes);
    for (String command : List.of("predict", "explain")) {
      String option = command.equals("explain") ? "--image" : "--json";
      Spoken spoken = Spoken.by(command, single.toString(), option, photograph.toString());
      assertThat(spoken.code()).isEqualTo(3);
      assertThat(spoken.err()).contains("SHA-256 of its weights is not the one that its manifest");
    }
  }

  @Test
  void aFileForKerasGivesTheSamePrediction() {
    Path keras = temp.resolve("model.keras");
    Spoken.by("export", run.toString(), "--variant", "dropout", "--to", keras.toString());
    String[] asked = {photograph.toString(), "--json"};
    Spoken expected =
        Spoken.by("predict", run.toString(), asked[0], asked[1], "--variant", "dropout");
    Spoken answer = Spoken.by("predict", keras.toString(), asked[0], asked[1]);
    assertThat(answer.out()).isEqualTo(expected.out()).contains("\"class\"");
    assertThat(answer.err()).isEmpty();
    assertThat(Spoken.by("predict", keras.toString(), asked[0], "--pixels", "raw").code()).isZero();
    Spoken wrong = Spoken.by("predict", run.toString(), asked[0], "--pixels", "raw");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--pixels is for .keras files");
  }

  @Test
  void ofAFileThatKerasWroteItIsSaidWhatIsTakenForGranted() {
    Path keras = Path.of("../learning/src/test/resources/parity/keras/files/nested.keras");
    Spoken colours = Spoken.by("predict", keras.toString(), photograph.toString());
    assertThat(colours.code()).isEqualTo(3);
    assertThat(colours.err()).contains("fed 2 channels");
    Path small = keras.resolveSibling("sequential.keras");
    Spoken answer = Spoken.by("predict", small.toString(), photograph.toString());
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
    String again = temp.resolve("again.keras").toString();
    assertThat(Spoken.by("export", keras, "--to", again).out()).startsWith("small: " + again);
    assertThat(Spoken.by("predict", again, photograph.toString(), "--json").out())
        .isEqualTo(Spoken.by("predict", keras, photograph.toString(), "--json").out());
    Path onnx = temp.resolve("again.onnx");
    Spoken other = Spoken.by("export", keras, "--to", onnx.toString());
    assertThat(other.code()).isZero();
    assertThat(other.err()).contains("does not rescale its input").contains("--pixels raw");
    assertThat(onnx).isNotEmptyFile();
    Spoken packed = Spoken.by("export", keras, "--to", temp.resolve("again.zip").toString());
    assertThat(packed.code()).isEqualTo(2);
    assertThat(packed.err()).contains("it can be written as .keras or .onnx");
    Spoken fed = Spoken.by("export", run.toString(), "--to", again, "--pixels", "raw");
    assertThat(fed.code()).isEqualTo(2);
    assertThat(fed.err()).contains("--pixels is for .keras files");
  }

  @Test
  void imagesThatAreNoneAreNamedAndTheOthersAnswered() throws IOException {
    Path broken = Files.writeString(temp.resolve("broken.png"), "no image");
    Spoken spoken =
        Spoken.by(
            "predict", run.toString(), broken.toString(), photograph.toString(), "nowhere.jpg");
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.outLines()).hasSize(1);
    assertThat(spoken.errLines())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith(broken + " "),
            second -> assertThat(second).isEqualTo("There is no file nowhere.jpg."));
  }

  @Test
  void anExplanationIsOnePageThatLoadsNothing() throws IOException {
    Path page = temp.resolve("page.html");
    Path pictures = temp.resolve("pictures");
    Spoken spoken =
        Spoken.by(
            "explain",
            run.toString(),
            "--image",
            photograph.toString(),
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

  private static Spoken explained(String option, String value) {
    Spoken spoken =
        Spoken.by("explain", run.toString(), "--image", photograph.toString(), option, value);
    assertThat(spoken.code()).as(spoken.err()).isEqualTo(2);
    return spoken;
  }

  @Test
  void aStudyFileThatAsksForWhatIsNotThereIsWrong() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("asks.yaml"),
            STUDY.replace(
                "explain: true", "explain: {layers: [dense_1, conv], classes: [Sandle]}"));
    Spoken spoken = Spoken.by("plan", file.toString());
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.errLines())
        .hasSize(3)
        .anyMatch(line -> line.contains("explain.layers[0]: The layer 'dense_1' has no maps"))
        .anyMatch(line -> line.contains("explain.layers[1]: There is no layer 'conv'."))
        .anyMatch(line -> line.contains("explain.classes[0]: There is no class 'Sandle'."));
    Files.writeString(file, STUDY.replace("explain: true", "explain: {images: [nowhere.jpg]}"));
    assertThat(Spoken.by("plan", file.toString()).code()).isEqualTo(3);
    assertThat(Spoken.by("plan", file.toString()).err())
        .isEqualToIgnoringNewLines("There is no file nowhere.jpg.");
  }

  @Test
  void exportingTwiceGivesTheSameBytes() throws IOException {
    assertThat(packed("one.zip")).hasSameBinaryContentAs(packed("two.zip"));
    try (ZipFile zip = new ZipFile(temp.resolve("one.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .startsWith("README.md", "manifest.json", "study.yaml", "weights/base/seed-0.safetensors")
          .hasSize(3 + 5);
    }
  }

  @Test
  void anEndingThatIsNoneIsAnsweredWithThoseThatAre() {
    Spoken spoken = Spoken.by("export", run.toString(), "--to", temp.resolve("x.tar").toString());
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains(".zip (every model", ".safetensors (the weights of one");
    assertThat(temp.resolve("x.tar")).doesNotExist();
  }

  @Test
  void storedModelsGiveTheRecordedFiguresAgain() {
    for (Path store : List.of(run, packed("figures.zip"))) {
      JsonNode tested = json(Spoken.by("evaluate", store.toString(), "--json"));
      assertThat(tested.size()).isEqualTo(4);
      assertThat(tested.values())
          .allSatisfy(
              model -> {
                assertThat(model.at("/agreement").asString()).isEqualTo("equal");
                assertThat(model.at("/figures")).isEqualTo(model.at("/recorded"));
              });
    }
  }

  @Test
  void anOpeningOfTheTestSetIsRecorded() throws IOException {
    Path copy = copied("opened");
    Spoken spoken = Spoken.by("evaluate", copy.toString(), "--on", "test");
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.err()).contains("time 2 in this study");
    assertThat(spoken.outLines()).endsWith("Every figure of 1 model is the recorded one.");
    JsonNode provenance =
        JsonMapper.builder().build().readTree(Files.readString(copy.resolve("provenance.json")));
    assertThat(provenance.at("/test_set_openings").size()).isEqualTo(2);
  }

  @Test
  void anotherModelOnTheTestSetNeedsAReason() throws IOException {
    Path copy = copied("reopened");
    String[] evaluate = {"evaluate", copy.toString(), "--on", "test", "--seed", "1"};
    Spoken refused = Spoken.by(evaluate);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .startsWith("The test set of this study was opened before, and ")
        .contains("--reopen-test");
    List<String> reasoned = new ArrayList<>(List.of(evaluate));
    reasoned.addAll(List.of("--reopen-test", "the base is asked for"));
    assertThat(Spoken.by(reasoned.toArray(String[]::new)).code()).isZero();
    JsonNode provenance =
        JsonMapper.builder().build().readTree(Files.readString(copy.resolve("provenance.json")));
    assertThat(provenance.at("/test_set_openings/1/reason").asString())
        .isEqualTo("the base is asked for");
    reasoned.set(reasoned.size() - 1, " ");
    assertThat(Spoken.by(reasoned.toArray(String[]::new)).code()).isEqualTo(2);
  }

  @Test
  void figuresThatWereOthersAreSaid() throws IOException {
    Path zip =
        repacked(
            packed("figures.zip"),
            entries ->
                entries.computeIfPresent(
                    "manifest.json",
                    (name, bytes) ->
                        utf8(
                            new String(bytes, StandardCharsets.UTF_8)
                                .replaceFirst(
                                    "(?s)(\"validation\": \\{\\s*\"loss\": )[0-9.]+", "$19.5"))));
    Spoken spoken = Spoken.by("evaluate", zip.toString(), "--variant", "base");
    assertThat(spoken.code()).isEqualTo(4);
    assertThat(spoken.outLines())
        .anyMatch(line -> line.endsWith("loss was 9.5"))
        .endsWith("1 of 2 models do not give the figures that were recorded.");
  }

  @Test
  void damagedWeightsAreNamed() throws IOException {
    Path copy = copied("damaged");
    Path weights;
    try (Stream<Path> files = Files.walk(copy.resolve("trials"))) {
      weights = files.filter(it -> it.endsWith("weights.safetensors")).sorted().toList().get(0);
    }
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    for (String[] command :
        List.of(
            new String[] {"evaluate", copy.toString()},
            new String[] {"export", copy.toString(), "--to", copy + ".zip"})) {
      Spoken spoken = Spoken.by(command);
      assertThat(spoken.code()).isEqualTo(3);
      assertThat(spoken.err()).contains(weights.toString(), "SHA-256");
    }
    assertThat(Path.of(copy + ".zip")).doesNotExist();
  }

  @Test
  void theTestSetIsNotOpenedForWeightsThatAreGone() throws IOException {
    Path copy = copied("gone");
    try (Stream<Path> files = Files.walk(copy.resolve("trials"))) {
      for (Path weights : files.filter(it -> it.endsWith("weights.safetensors")).toList()) {
        Files.delete(weights);
      }
    }
    byte[] before = Files.readAllBytes(copy.resolve("provenance.json"));
    Spoken spoken = Spoken.by("evaluate", copy.toString(), "--on", "test");
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.errLines())
        .singleElement()
        .asString()
        .contains("weights.safetensors is missing; 'regulus run ");
    assertThat(copy.resolve("provenance.json")).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "study.yaml",
        "weights/base/seed-0.safetensors",
      })
  void aZipFileThatLacksAPartSaysWhich(String part) throws IOException {
    Path zip = repacked(packed("lacks.zip"), entries -> entries.remove(part));
    assertRefused(zip, "it has no " + part);
  }

  @Test
  void aNameThatLeavesTheArchiveIsRefused() throws IOException {
    Path zip = repacked(packed("leaves.zip"), manifest("weights/base/seed-0", "../../etc/passwd"));
    assertRefused(zip, "leads out of the archive");
  }

  @Test
  void aZipBombIsNotUnpacked() throws IOException {
    Path zip =
        repacked(
            packed("bomb.zip"),
            entries -> entries.put("weights/base/seed-0.safetensors", new byte[64 << 20]));
    assertRefused(zip, "claims to become 67108864 bytes");
  }

  @Test
  void otherWeightsThanThoseOfTheManifestAreRefused() throws IOException {
    Path zip =
        repacked(
            packed("other.zip"),
            entries ->
                entries.put(
                    "weights/base/seed-0.safetensors",
                    Objects.requireNonNull(entries.get("weights/base/seed-1.safetensors"))));
    assertRefused(zip, "SHA-256");
  }

  @Test
  void weightsThatDoNotFitAreNamed() throws IOException {
    Path zip =
        repacked(
            packed("misfit.zip"),
            entries ->
                entries.computeIfPresent(
                    "study.yaml",
                    (name, bytes) ->
                        utf8(
                            new String(bytes, StandardCharsets.UTF_8)
                                .replace("filters: 12", "filters: 13"))));
    assertRefused(zip, "conv2d_2/kernel: expected [3, 3, 4, 13], received [3, 3, 4, 12].");
  }

  @Test
  void cutAndScrambledFilesAreRefusedInASentence() throws IOException {
    byte[] whole = Files.readAllBytes(packed("whole.zip"));
    for (int length : new int[] {0, 1, 4, 100, whole.length / 2, whole.length - 1}) {
      Path cut = temp.resolve("cut.zip");
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      assertRefused(cut, "cut.zip");
    }
    Path single = temp.resolve("cut.safetensors");
    Files.write(single, new byte[] {5, 0, 0, 0, 0, 0, 0, 0, '{'});
    Spoken spoken = Spoken.by("predict", single.toString(), photograph.toString());
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.errLines()).hasSize(1);
  }

  private static void assertRefused(Path zip, String reason) {
    Spoken spoken = Spoken.by("evaluate", zip.toString(), "--variant", "base");
    assertThat(spoken.code()).as(spoken.err()).isEqualTo(3);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.errLines()).hasSize(1);
    assertThat(spoken.err()).contains(reason);
  }

  private static Consumer<Map<String, byte[]>> manifest(String former, String other) {
    return entries ->
        entries.computeIfPresent(
            "manifest.json",
            (name, bytes) ->
                utf8(new String(bytes, StandardCharsets.UTF_8).replace(former, other)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same archive with other contents, compressed as other programs do. */
  private static Path repacked(Path zip, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    change.accept(entries);
    Path changed = zip.resolveSibling("changed-" + zip.getFileName());
    try (OutputStream out = Files.newOutputStream(changed);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        packed.putNextEntry(new ZipEntry(entry.getKey()));
        packed.write(entry.getValue());
        packed.closeEntry();
      }
    }
    return changed;
  }

  private static Path copied(String name) throws IOException {
    Path copy = temp.resolve(name);
    Files.walkFileTree(
        run,
        new java.nio.file.SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(
              Path file, java.nio.file.attribute.BasicFileAttributes attributes)
              throws IOException {
            Path target = copy.resolve(run.relativize(file));
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(file, target);
            return FileVisitResult.CONTINUE;
          }
        });
    return copy;
  }
}
