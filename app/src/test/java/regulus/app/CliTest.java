package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user sees of commands that train nothing. */
final class CliTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "plan",
        "summary",
        "status",
        "report",
        "compare",
        "explain",
        "predict",
        "evaluate",
        "export",
        "init",
        "data list",
        "data check",
        "data info"
      })
  void everyCommandExplainsItself(String command) {
    Spoken spoken = Spoken.by((command + " --help").split(" "));
    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).startsWith("Usage: regulus " + command).contains("--help");
    assertThat(spoken.err()).isEmpty();
  }

  @Test
  void planNamesPicturesThatAreNone() throws IOException {
    for (String name : List.of("a/1.png", "a/2.png", "a/3.png", "b/1.png", "b/2.png", "b/3.png")) {
      Path file = temp.resolve("pictures").resolve(name);
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }
    Path study =
        Files.writeString(
            temp.resolve("pictures.yaml"),
            """
            study: pictures
            data: {images: %s, size: 8, validation: {fraction: 0.34}}
            base: [flatten, dense: {units: 2, activation: softmax}]
            training: {optimizer: sgd, loss: sparse_categorical_crossentropy, epochs: 1}
            """
                .formatted(temp.resolve("pictures")));
    Spoken whole = Spoken.by("plan", study.toString());
    assertThat(whole.code()).as(whole.err()).isZero();
    Files.writeString(temp.resolve("pictures/b/2.png"), "no picture");
    Spoken broken = Spoken.by("plan", study.toString());
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.errLines())
        .singleElement()
        .asString()
        .contains("b/2.png is no JPEG, PNG, GIF or BMP picture");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(Spoken.by("--help").out())
        .contains(
            "run ",
            "plan ",
            "summary ",
            "status ",
            "report ",
            "compare ",
            "explain ",
            "predict ",
            "evaluate ",
            "export ",
            "init ",
            "data ");
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheRightOne() {
    Spoken spoken = Spoken.by("run", "x.yaml", "--job", "2");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.errLines().get(0))
        .isEqualTo("Unknown option '--job'. Did you mean '--jobs'?");
    assertThat(spoken.out()).isEmpty();
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheRightOne() {
    Spoken spoken = Spoken.by("sumary", "x.yaml");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).startsWith("Unknown command 'sumary'. Did you mean 'summary'?");
  }

  @Test
  void nothingAtAllIsAnsweredWithTheHelp() {
    Spoken spoken = Spoken.by();
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).startsWith("Usage: regulus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "two", "1.5", "99999999999"})
  void jobsAreAWholeNumber(String jobs) {
    Spoken spoken = Spoken.by("run", "x.yaml", "--jobs=" + jobs);
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.errLines().get(0))
        .isEqualTo(
            "Invalid --jobs: expected a whole number from 1 to 9999, received " + jobs + ".");
  }

  @Test
  void everyProblemOfAStudyFileIsALineOfItsOwn() throws IOException {
    Path file =
        write(
            """
            study: bad
            data: {dataset: fashion-mnist-small, validation: {fraction: 1.5}}
            base:
              - flaten
              - dense: {units: 10, activation: softmax}
            training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 0}
            """);
    for (String command : new String[] {"run", "plan", "summary"}) {
      Spoken spoken = Spoken.by(command, file.toString());
      assertThat(spoken.code()).isEqualTo(2);
      assertThat(spoken.out()).isEmpty();
      assertThat(spoken.errLines())
          .hasSize(3)
          .allMatch(line -> line.startsWith(file + ":"))
          .anyMatch(line -> line.contains("Did you mean 'flatten'?"));
    }
    assertThat(Path.of("runs")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsSaidSo() {
    Spoken spoken = Spoken.by("plan", "nowhere.yaml");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).isEqualToIgnoringNewLines("nowhere.yaml: There is no such file.");
  }

  @Test
  void missingDataHasItsOwnExitCodeAndARemedy() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("empty"));
    Spoken spoken = Spoken.by("data", "check", "idx:" + folder);
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.errLines()).hasSize(1);
    assertThat(spoken.err()).contains(folder.toString());
  }

  @Test
  void anUnknownDataSetIsAnsweredWithItsNeighbour() {
    Spoken spoken = Spoken.by("data", "info", "fashion-minst");
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).contains("Did you mean 'fashion-mnist'?");
  }

  @Test
  void theShippedDataSetIsWhole() {
    Spoken spoken = Spoken.by("data", "check", "fashion-mnist-small", "--json");
    assertThat(spoken.code()).isZero();
    JsonNode json = json(spoken);
    assertThat(json.at("/train").asInt()).isEqualTo(3000);
    assertThat(json.at("/train_per_class").values()).allMatch(count -> count.asInt() == 300);
  }

  @Test
  void aListForPeopleAndForProgramsNamesTheSameDataSets() {
    Stream<String> named =
        json(Spoken.by("data", "list", "--json")).values().stream()
            .map(set -> set.at("/name").asString());
    assertThat(
            Spoken.by("data", "list").outLines().stream()
                .map(line -> line.substring(0, line.indexOf(" "))))
        .containsExactlyElementsOf(named.toList());
  }

  @Test
  void foldersOfPicturesAreListedWithoutLookingIntoThem() throws IOException {
    pictures("pets/train/cat/1.png", "pets/train/cat/2.JPG", "pets/train/dog/1.png");
    pictures("pets/test/cat/1.png", "pets/test/dog/1.png");
    pictures("odd/a/1.png", "odd/a/2.webp", "odd/b/1.png", "notes/a/1.txt", "notes/b/1.txt");
    pictures("decoded.png");
    String[] list = {"data", "list", "--data", temp.toString()};
    assertThat(Spoken.by(list).outLines())
        .anyMatch(
            line ->
                line.matches("images:pets +3 \\+ 2 +of any size +2 classes: cat, dog +in --data *"))
        .anyMatch(line -> line.matches("images:odd .* cannot be used: .*not read: a/2.webp.*"))
        .noneMatch(line -> line.contains("notes"));
    JsonNode pets =
        json(Spoken.by("data", "list", "--data", temp.toString(), "--json")).values().stream()
            .filter(set -> set.at("/name").asString().equals("images:pets"))
            .findFirst()
            .orElseThrow();
    assertThat(pets.at("/train").asInt()).isEqualTo(3);
    assertThat(pets.at("/positive").asString()).isEqualTo("dog");
    Spoken info = Spoken.by("data", "info", "images:pets", "--data", temp.toString());
    assertThat(info.outLines())
        .anyMatch(line -> line.matches("positive +dog: what a single output .*"));
  }

  private void pictures(String... files) throws IOException {
    for (String file : files) {
      Files.createDirectories(temp.resolve(file).getParent());
      Files.writeString(temp.resolve(file), "not decoded");
    }
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    for (String command : new String[] {"status", "report"}) {
      Spoken spoken = Spoken.by(command, temp.toString());
      assertThat(spoken.code()).isEqualTo(2);
      assertThat(spoken.err())
          .isEqualToIgnoringNewLines("No study was run in " + temp + ": it holds no study.db.");
    }
  }

  @Test
  void theSummaryEndsAsThatOfKeras() {
    Spoken spoken =
        Spoken.by("summary", "../studies/fashion-mnist.yaml", "--variant", "batch-norm");
    assertThat(spoken.code()).isZero();
    assertThat(spoken.outLines())
        .startsWith("Model: \"batch-norm\"")
        .endsWith(
            " Total params: 93,450 (365.04 KB)",
            " Trainable params: 93,386 (364.79 KB)",
            " Non-trainable params: 64 (256.00 B)");
  }

  @Test
  void theSummaryForProgramsHasTheSameNumbers() {
    JsonNode json = json(Spoken.by("summary", "../studies/fashion-mnist.yaml", "--json"));
    assertThat(json.size()).isEqualTo(6);
    assertThat(json.at("/0/parameters/total").asInt()).isEqualTo(93_322);
    assertThat(json.at("/0/layers/0/output").toString()).isEqualTo("[26,26,32]");
  }

  @Test
  void theSummaryShowsWhatTheLastPhaseTrains() {
    Spoken spoken =
        Spoken.by(
            "summary",
            "../studies/quickstart.yaml",
            "--variant",
            "base",
            "--set",
            "training.phases=[{epochs: 2}, {epochs: 1, freeze: [conv2d_1]}]",
            "--set",
            "training.epochs=null",
            "--set",
            "variants=null");
    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out()).contains(" Non-trainable params: 320 (1.25 KB)");
  }

  @Test
  void anExplanationOfAVariantThatIsNotThereIsRefused() {
    Spoken spoken =
        Spoken.by("plan", "../studies/quickstart.yaml", "--set", "explain={variant: dropuot}");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("There is no variant 'dropuot'. Did you mean 'dropout'?");
  }

  @Test
  void aVariantThatIsNotThereIsNamedWithThoseThatAre() {
    Spoken spoken = Spoken.by("summary", "../studies/quickstart.yaml", "--variant", "dropuot");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err())
        .contains("expected one of base, dropout, l1, l2, batch-norm, received dropuot.")
        .contains("Did you mean 'dropout'?");
  }

  @Test
  void aPlanCountsWhatWouldRun() {
    JsonNode json =
        json(Spoken.by("plan", "../studies/quickstart.yaml", "--set", "repeat.seeds=2", "--json"));
    assertThat(json.at("/trials").asInt()).isEqualTo(10);
    assertThat(json.at("/examples/train").asInt()).isEqualTo(2250);
    assertThat(json.at("/cost/trainings").asInt()).isEqualTo(11);
    assertThat(json.at("/warnings").values()).isNotEmpty();
    Spoken spoken = Spoken.by("plan", "../studies/quickstart.yaml");
    assertThat(spoken.outLines().get(0)).isEqualTo("quickstart · 15 trials: 5 variants × 3 seeds");
  }

  @Test
  void aPlanForeseesWhichDifferencesWillShow() {
    String study = "../studies/quickstart.yaml";
    JsonNode json = json(Spoken.by("plan", study, "--detect", "0.05", "--json"));
    assertThat(json.at("/sensitivity/smallest_difference").asDouble()).isBetween(0.01, 0.2);
    assertThat(json.at("/sensitivity/detect/seeds").asInt()).isBetween(3, 20);
    assertThat(Spoken.by("plan", study, "--detect", "0.05").out())
        .contains("will show, four times out of five; 5.0 points need ");
    assertThat(Spoken.by("plan", study, "--detect", "0.001").out())
        .contains("; no number of seeds shows 0.1 points, which needs about ");
    Spoken negative = Spoken.by("plan", study, "--detect", "-0.005");
    assertThat(negative.code()).isEqualTo(2);
    assertThat(negative.err())
        .contains("Invalid --detect: expected a number above 0 to below 1, received -0.005");
    Spoken loss = Spoken.by("plan", study, "--detect", "0.01", "--set", "choose={by: val_loss}");
    assertThat(loss.code()).isEqualTo(2);
    assertThat(loss.err()).contains("this study chooses by val_loss.");
  }

  @Test
  void seedsAreAddedOnlyWhereThatCanDecideSomething() {
    String study = "../studies/quickstart.yaml";
    Spoken alone = Spoken.by("run", study, "--max-seeds", "9");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err())
        .isEqualToIgnoringNewLines(
            "--max-seeds is the end of --until-decided, and adds no seeds by itself: give both, or"
                + " set repeat.seeds.");
    Spoken few = Spoken.by("run", study, "--until-decided", "--max-seeds", "3");
    assertThat(few.code()).isEqualTo(2);
    assertThat(few.err())
        .isEqualToIgnoringNewLines(
            "Invalid --max-seeds: expected a whole number above the 3 of the study file, to 1000,"
                + " received 3.");
    Spoken nothing = Spoken.by("run", study, "--until-decided", "--set", "variants=null");
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err())
        .isEqualToIgnoringNewLines(
            "--until-decided: no seed decides anything, for this study has no variants to compare"
                + " with a base.");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(temp.resolve("study.yaml"), text);
  }

  private static JsonNode json(Spoken spoken) {
    return JsonMapper.builder().build().readTree(spoken.out());
  }
}
