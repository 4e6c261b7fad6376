package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user sees of a whole study, small enough for a test. */
final class RunTest {
  private static final String STUDY =
      """
      study: small
      data: {dataset: fashion-mnist-small, validation: {count: 300}, train: {count: 600}}
      base:
        - conv2d: {filters: 4, kernel_size: 3, activation: relu}
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
      choose: {by: val_accuracy, direction: max}
      final: {retrain_on: train+validation}
      """;

  @TempDir Path temp;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(temp.resolve("small.yaml"), STUDY);
  }

  private Spoken run(String folder, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", file.toString(), "--out", temp.resolve(folder).toString()));
    arguments.addAll(Arrays.asList(more));
    return Spoken.by(arguments.toArray(String[]::new));
  }

  @Test
  void aRunEndsWithTheAnswerAndTheReport() throws IOException {
    Spoken spoken = run("run");
    assertThat(spoken.code()).isZero();
    List<String> lines =
        spoken.outLines().stream().filter(line -> !line.startsWith("Who adds seeds")).toList();
    List<String> end = lines.subList(lines.size() - 5, lines.size());
    assertThat(end.get(0)).matches("small · 4 of 4 trials · [0-9].*");
    assertThat(end.subList(1, 3))
        .anyMatch(line -> line.matches("  base +0\\.[0-9]{4} ± 0\\.[0-9]{4}"))
        .anyMatch(
            line -> line.matches("  dropout +0\\.[0-9]{4} ± 0\\.[0-9]{4} +[+−].* points \\[.*"));
    assertThat(end.get(3))
        .matches(
            "Chosen by validation accuracy: (base|dropout)\\. "
                + "Test set \\(opened once\\): 0\\.[0-9]{4} \\[0\\.[0-9]{3}, 0\\.[0-9]{3}\\]\\.");
    Path report = temp.resolve("run/report.html");
    assertThat(end.get(4)).isEqualTo("Report: " + report);
    assertThat(Files.readString(report)).contains("small").contains("dropout");
    assertThat(lines)
        .as("one line for each epoch of four trials and the final one")
        .filteredOn(line -> line.contains(" · epoch "))
        .hasSize(10);
  }

  @Test
  void aSecondRunDoesNothingAgainAndSaysTheSame() throws IOException {
    Spoken first = run("run");
    byte[] results = Files.readAllBytes(temp.resolve("run/results.json"));
    Spoken second = run("run");
    assertThat(second.code()).isZero();
    assertThat(second.outLines())
        .startsWith("4 trials done before, not run again.")
        .noneMatch(line -> line.contains(" · epoch "));
    assertThat(second.outLines().get(second.outLines().size() - 2))
        .isEqualTo(first.outLines().get(first.outLines().size() - 2));
    assertThat(temp.resolve("run/results.json")).hasBinaryContent(results);
  }

  @Test
  void seedsAreAddedUntilItIsDecidedAndEveryLookIsSaid() throws IOException {
    Spoken spoken = run("run", "--until-decided", "--max-seeds", "3", "--set", "training.epochs=1");
    assertThat(spoken.code()).isZero();
    assertThat(spoken.outLines())
        .anyMatch(line -> line.matches("Look 1 of at most 2, after 2 seeds: .*\\."))
        .anyMatch(line -> line.matches("Looked [12] times?, after 2(, 3)? seeds of at most 3: .*"));
    assertThat(Files.readString(temp.resolve("run/report.html"))).contains("looks were planned");
    byte[] results = Files.readAllBytes(temp.resolve("run/results.json"));
    Spoken plain = run("run", "--set", "training.epochs=1");
    assertThat(plain.outLines())
        .anyMatch(line -> line.startsWith("This study was begun with --until-decided, up to 3"));
    assertThat(temp.resolve("run/results.json")).hasBinaryContent(results);
  }

  @Test
  void aPlanTakesTheSpreadFromARunOfTheSameStudy() {
    run("run");
    String folder = temp.resolve("run").toString();
    assertThat(Spoken.by("plan", file.toString(), "--out", folder).out())
        .containsPattern("as measured: accuracies differed by ±.* points from seed to seed in ")
        .contains(folder);
    assertThat(
            Spoken.by(
                    "plan", file.toString(), "--out", folder, "--set", "data.validation.count=200")
                .out())
        .as("other images say nothing about these")
        .contains("(a guess: accuracies taken to differ by ±");
    Spoken nowhere = Spoken.by("plan", file.toString(), "--out", temp.resolve("no").toString());
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("No study was run in ");
  }

  @Test
  void theNumberOfJobsChangesNoByte() throws IOException {
    run("one", "--jobs", "1");
    run("two", "--jobs", "2");
    assertThat(temp.resolve("two/results.json"))
        .hasSameBinaryContentAs(temp.resolve("one/results.json"));
  }

  @Test
  void statusKnowsEveryTrialForPeopleAndPrograms() {
    run("run");
    String folder = temp.resolve("run").toString();
    assertThat(Spoken.by("status", folder).outLines())
        .hasSize(6)
        .startsWith("small · 5 of 5 trials done · not running now");
    JsonNode json =
        JsonMapper.builder().build().readTree(Spoken.by("status", folder, "--json").out());
    assertThat(json.at("/trials").size()).isEqualTo(5);
    assertThat(json.at("/trials/0/validation/accuracy").asDouble()).isBetween(0.1, 1.0);
    assertThat(json.at("/trials/4/role").asString()).isEqualTo("final");
  }

  @Test
  void aReportCanBeWrittenAgain() throws IOException {
    run("run");
    Path report = temp.resolve("run/report.html");
    Files.delete(report);
    Spoken spoken = Spoken.by("report", temp.resolve("run").toString());
    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).isEqualToIgnoringNewLines("Report: " + report);
    assertThat(report).isNotEmptyFile();
  }

  @Test
  void filesThatAreGoneAreNamedAndMadeAgain() throws IOException {
    run("run", "--jobs", "1");
    byte[] results = Files.readAllBytes(temp.resolve("run/results.json"));
    Path answers;
    try (Stream<Path> files = Files.walk(temp.resolve("run/trials"))) {
      answers = files.filter(it -> it.endsWith("test.safetensors")).findFirst().orElseThrow();
    }
    Files.delete(answers);
    Spoken report = Spoken.by("report", temp.resolve("run").toString());
    assertThat(report.code()).isEqualTo(3);
    assertThat(report.errLines())
        .singleElement()
        .asString()
        .contains(answers + " is missing; 'regulus run ");
    Spoken again = run("run", "--jobs", "1");
    assertThat(again.code()).isZero();
    assertThat(again.errLines())
        .last()
        .asString()
        .endsWith(" · final · done again: " + answers + " is missing.");
    assertThat(temp.resolve("run/results.json")).hasBinaryContent(results);
    assertThat(Spoken.by("report", temp.resolve("run").toString()).code()).isZero();
  }

  @Test
  void whatALookDecidedIsNotThrownAwayWithTheAnswersThatItSaw() throws IOException {
    String[] more = {"--until-decided", "--max-seeds", "3", "--set", "training.epochs=1"};
    run("run", more);
    byte[] report = Files.readAllBytes(temp.resolve("run/report.html"));
    byte[] results = Files.readAllBytes(temp.resolve("run/results.json"));
    Path answers;
    try (Stream<Path> files = Files.walk(temp.resolve("run/trials"))) {
      answers = files.filter(it -> it.endsWith("validation.safetensors")).findFirst().orElseThrow();
    }
    Files.delete(answers);
    Spoken refused = Spoken.by("report", temp.resolve("run").toString());
    assertThat(refused.code()).isNotZero();
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .contains(answers + " is missing; what they decided stays in the record");
    assertThat(temp.resolve("run/report.html")).hasBinaryContent(report);
    run("run", more);
    assertThat(temp.resolve("run/results.json")).hasBinaryContent(results);
    assertThat(Spoken.by("report", temp.resolve("run").toString()).code()).isZero();
  }

  @Test
  void seedsThatWereRaisedByHandAreSaid() throws IOException {
    run("run", "--set", "training.epochs=1");
    Spoken spoken = run("run", "--set", "training.epochs=1", "--set", "repeat.seeds=3");
    String said = "The comparisons were seen before with 2 seeds";
    assertThat(spoken.outLines()).anyMatch(line -> line.startsWith(said));
    assertThat(temp.resolve("run/report.html")).content().contains(said);
    assertThat(temp.resolve("run/results.json")).content().contains(said);
  }

  @Test
  void trialsThatDivergeAreNamedAndTheOthersFinish() throws IOException {
    Files.writeString(
        file,
        STUDY.replace(
            "variants:\n",
            "variants:\n  hot: [set: {training.optimizer: {sgd: {learning_rate: 1.0e+30}}}]\n"));
    Spoken spoken = run("run");
    assertThat(spoken.code()).as(spoken.err()).isEqualTo(4);
    assertThat(spoken.outLines())
        .anyMatch(line -> line.startsWith("small · 4 of 6 trials"))
        .anyMatch(line -> line.matches("  hot +no trial finished.*"))
        .anyMatch(line -> line.startsWith("  hot · seed 1 · failed: "));
  }

  @Test
  void whatTheCommandLineSetsIsWhatTheRunFolderSays() throws IOException {
    run("run", "--set", "training.epochs=1", "--set", "repeat.seeds=1");
    assertThat(Files.readString(temp.resolve("run/study.yaml"))).contains("epochs: 1");
  }

  @Test
  void nothingIsMadeWhereAStudyIsWrong() {
    Spoken spoken = run("run", "--set", "choose.by=val_precision");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(temp.resolve("run")).doesNotExist();
  }
}
