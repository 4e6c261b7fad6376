package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of several studies, compared on the command line. */
final class CompareTest {
  private static final String STUDY =
      """
      study: %s
      data: {dataset: fashion-mnist-small, validation: {count: 200}, train: {count: 400}}
      base:
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        %s: [%s]
      training:
        optimizer: {adam: {learning_rate: 0.02}}
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        epochs: 4
      repeat: {seeds: 2}
      choose: {by: val_accuracy, direction: max}
      """;

  @TempDir static Path temp;

  @BeforeAll
  static void run() throws IOException {
    String penalty = "set: {layers: dense_1, kernel_regularizer: {l2: 0.01}}";
    String hidden = "insert: {before: dense_1, layer: {dense: {units: 30, activation: relu}}}";
    run("one", STUDY.formatted("one", "l2", penalty));
    run("two", STUDY.formatted("two", "wide", hidden));
    run("other-split", STUDY.formatted("one", "l2", penalty), "--set", "data.validation.count=100");
    String more = penalty.replace("0.01", "0.02");
    run("one-seed", STUDY.formatted("one", "l2", more), "--set", "repeat.seeds=1");
  }

  private static void run(String name, String study, String... more) throws IOException {
    Path file = Files.writeString(temp.resolve(name + ".yaml"), study);
    Stream<String> run = Stream.of("run", file.toString(), "--out", temp.resolve(name).toString());
    Spoken spoken = Spoken.by(Stream.concat(run, Arrays.stream(more)).toArray(String[]::new));
    assertThat(spoken.code()).as(spoken.err()).isZero();
  }

  private static String at(String network) {
    return temp.resolve(network).toString();
  }

  private static JsonNode json(Spoken spoken) {
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return JsonMapper.builder().build().readTree(spoken.out());
  }

  private static JsonNode results(String run) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(temp.resolve(run + "/results.json")));
  }

  @Test
  void networksOfTwoRunsHaveATableAndASentence() {
    Spoken spoken = Spoken.by("compare", at("one:l2"), at("two:wide"));
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.outLines())
        .hasSize(5)
        .startsWith("val_accuracy of 2 networks for fashion-mnist-small")
        .anyMatch(line -> line.matches("  one:l2 +0\\.\\d{4} ± 0\\.\\d{4} +the baseline"))
        .anyMatch(line -> line.matches("  two:wide +0\\.\\d{4} ± .* points \\[.*"));
    assertThat(spoken.outLines().get(3))
        .startsWith("two:wide ")
        .contains("over 2 seeds")
        .endsWith(".");
  }

  @Test
  void differencesAreThoseOfTheFiguresOfTheRuns() throws IOException {
    JsonNode json = json(Spoken.by("compare", at("one:l2"), at("two:wide"), "--json"));
    JsonNode comparison = json.at("/comparisons/0");
    double difference = 0;
    for (int seed = 0; seed < 2; seed++) {
      String figure = "/variants/1/trials/" + seed + "/validation/accuracy";
      difference +=
          (results("two").at(figure).asDouble() - results("one").at(figure).asDouble()) / 2;
    }
    assertThat(comparison.at("/difference").asDouble()).isCloseTo(difference, within(1e-12));
    assertThat(comparison.at("/n").asInt()).isEqualTo(2);
    assertThat(comparison.at("/baseline").asString()).isEqualTo("one:l2");
    // Of the four pairs that could have been named, the bases are the same trainings.
    assertThat(json.at("/corrected_for").asInt()).isEqualTo(3);
    assertThat(json.at("/networks/1/study").asString()).isEqualTo("two");
    assertThat(json.at("/networks/1/chosen_from").isNull()).isTrue();
  }

  @Test
  void whatAStudyComparesItselfIsLeftToIt() {
    for (String[] pair : new String[][] {{"one:base", "one:l2"}, {"one:l2", "one:base"}}) {
      Spoken spoken = Spoken.by("compare", at(pair[0]), at(pair[1]));
      assertThat(spoken.code()).isEqualTo(2);
      assertThat(spoken.errLines())
          .singleElement()
          .asString()
          .startsWith("one itself compares ")
          .endsWith("name variants that it does not compare, or another study.");
    }
  }

  @Test
  void allVariantsOfOneRunHaveItsOwnNumbers() throws IOException {
    JsonNode json = json(Spoken.by("compare", at("one"), "--all", "--baseline", "base", "--json"));
    JsonNode own = results("one").at("/comparisons/0");
    for (String key : new String[] {"variant", "n", "difference", "ci95", "p_value", "verdict"}) {
      assertThat(json.at("/comparisons/0/" + key)).as(key).isEqualTo(own.at("/" + key));
    }
  }

  @Test
  void whatTheSameTrialsGaveDoesNotDiffer() {
    Spoken spoken = Spoken.by("compare", at("one:base"), at("two:base"));
    assertThat(spoken.out())
        .contains(
            "two:base and one:base have the same val_accuracy in each of 2 seeds", "no difference");
  }

  @Test
  void aRunAloneStandsForWhatItChose() throws IOException {
    String chosen = results("one").at("/chosen").asString();
    JsonNode json = json(Spoken.by("compare", at("one"), at("two:wide"), "--json"));
    assertThat(json.at("/networks/0/name").asString()).isEqualTo("one:" + chosen);
    assertThat(json.at("/networks/0/chosen_from").asInt()).isEqualTo(2);
    assertThat(json.at("/corrected_for").asInt()).isEqualTo(3);
  }

  @Test
  void allVariantsAreComparedWithTheBaselineThatIsNamed() {
    JsonNode json =
        json(Spoken.by("compare", at("one"), at("two"), "--all", "--baseline", "l2", "--json"));
    assertThat(json.at("/networks").size()).isEqualTo(4);
    assertThat(json.at("/baseline").asString()).isEqualTo("one:l2");
    assertThat(json.at("/comparisons").size()).isEqualTo(3);
  }

  @Test
  void aCopyOfAStudyIsNoOtherStudy() throws IOException {
    Path copy = Files.createDirectories(temp.resolve("copy"));
    Files.copy(temp.resolve("one/study.db"), copy.resolve("study.db"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("one"));
    for (Path same : List.of(copy, link)) {
      refused(
          "one and "
              + same.getFileName()
              + " hold one study, whose trials are equal in both; its own report compares its"
              + " variants.",
          at("one"),
          same.toString());
    }
  }

  @Test
  void aCopyThatTestsMoreIsNoOtherStudyEither() throws IOException {
    String penalty = "set: {layers: dense_1, kernel_regularizer: {l2: 0.01}}";
    run("tests-more", STUDY.formatted("one", "l2", penalty), "--set", "final.also=[base]");
    refused(
        "one and tests-more hold one study, whose trials are equal in both; its own report compares"
            + " its variants.",
        at("one"),
        at("tests-more"));
  }

  @Test
  void aCopyWithOtherSeedsIsNoOtherStudyEither() throws IOException {
    String penalty = "set: {layers: dense_1, kernel_regularizer: {l2: 0.01}}";
    run("fewer", STUDY.formatted("one", "l2", penalty), "--set", "repeat.seeds=1");
    refused(
        "one and fewer hold one study, whose trials are equal in both where they have the same"
            + " seeds; its own report compares its variants.",
        at("one"),
        at("fewer"));
  }

  @Test
  void oneSeedIsNotComparable() {
    Spoken spoken = Spoken.by("compare", at("one:base"), at("one-seed:l2"));
    assertThat(spoken.code()).isZero();
    assertThat(spoken.outLines())
        .contains(
            "one-seed:l2 and one:base are not comparable: fewer than two seeds were finished by"
                + " both.")
        .anyMatch(line -> line.matches("  one-seed:l2 +0\\.\\d{4} +not comparable; .*"));
    JsonNode comparison =
        json(Spoken.by("compare", at("one:base"), at("one-seed:l2"), "--json"))
            .at("/comparisons/0");
    assertThat(comparison.at("/difference").isNull()).isTrue();
    assertThat(comparison.at("/p_value").isNull()).isTrue();
  }

  @Test
  void theTableIsWrittenForPapersAndPrograms() throws IOException {
    String csv = temp.resolve("table.csv").toString();
    String latex = temp.resolve("table.tex").toString();
    Spoken spoken = Spoken.by("compare", at("one:l2"), at("two:wide"), "--to", csv, "--to", latex);
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(Path.of(csv)).content().contains("\r\ntwo:wide,one:l2,val_accuracy,2,");
    assertThat(Path.of(latex)).content().contains("    two:wide & 2 & $");
  }

  @Test
  void aPageShowsEveryPair() throws IOException {
    Path page = temp.resolve("page.html");
    Spoken spoken = Spoken.by("compare", at("one"), at("two"), "--all", "--to", page.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .contains("<h1>one, two</h1>", "two:wide", "one:l2", "</html>")
        .contains("(Holm).", "Every seed", "default-src &#39;none&#39;");
    assertThat(html.split("<svg class=\"forest\"", -1)).hasSize(4);
  }

  @Test
  void whatIsWrittenInTheDocumentsCanBeGiven() throws IOException {
    List<String> commands =
        Stream.of("../docs/statistics.md", "../README.md")
            .flatMap(CompareTest::lines)
            .filter(line -> line.startsWith("./regulus compare "))
            .toList();
    assertThat(commands).hasSizeGreaterThan(2);
    for (String command : commands) {
      String[] words =
          command
              .substring("./regulus ".length())
              .replace("runs/first", at("one"))
              .replace("runs/second", at("two"))
              .replace("table.tex", at("documented.tex"))
              .split(" ");
      Spoken spoken = Spoken.by(words);
      assertThat(spoken.code()).as(command + spoken.err()).isZero();
    }
    assertThat(temp.resolve("documented.tex")).content().contains("\\toprule");
  }

  private static Stream<String> lines(String document) {
    try {
      return Files.readAllLines(Path.of(document)).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void refused(String sentence, String... arguments) {
    Stream<String> all = Stream.concat(Stream.of("compare"), Arrays.stream(arguments));
    Spoken spoken = Spoken.by(all.toArray(String[]::new));
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.errLines()).singleElement().asString().isEqualTo(sentence);
  }

  @Test
  void aMarginThatIsNoNumberIsAnsweredLikeOneThatDoesNotFit() {
    Spoken spoken = Spoken.by("compare", at("one"), at("two"), "--margin=abc");
    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.errLines())
        .containsExactly(
            "Invalid --margin: expected a number above 0, received abc.",
            "'regulus compare --help' says more.");
  }

  @Test
  void wrongRequestsAreAnsweredInOneSentence() {
    refused(
        "one and other-split are not comparable: they divide the images differently, one with 200 of"
            + " the training images to choose by and 400 to train on, the other with 100 of the"
            + " training images to choose by and 400 to train on.",
        at("one"),
        at("other-split"));
    refused("No study was run in " + temp + ": it holds no study.db.", at("one"), temp.toString());
    refused(
        "Invalid variant of one: expected one of base, l2, received l3. Did you mean 'l2'?",
        at("one:l3"),
        at("two"));
    refused(
        "Invalid --baseline: expected one of one:base, two:base, received base.",
        at("one:base"),
        at("two:base"),
        "--baseline",
        "base");
    refused(
        "Invalid --margin: expected a number above 0, received -0.005.",
        at("one"),
        at("two"),
        "--margin=-0.005");
    refused(
        "The ending of table.xls is not one that comparisons are written in; there are .html (a page),"
            + " .csv (for programs) and .tex (for papers).",
        at("one:l2"),
        at("two:base"),
        "--to",
        "table.xls");
    Path nowhere = temp.resolve("nowhere/table.csv");
    refused(
        nowhere + " cannot be written: no such file or directory (" + nowhere + ".part).",
        at("one:l2"),
        at("two:base"),
        "--to",
        nowhere.toString());
    refused(
        "Nothing to compare: expected at least two networks, received one:l2 alone; name another"
            + " run, or a variant behind a colon.",
        at("one:l2"),
        at("one:l2"));
  }

  @Test
  void otherImagesAreOtherData() throws Exception {
    Path copy = temp.resolve("other-data");
    Files.createDirectories(copy);
    Files.copy(temp.resolve("two/study.db"), copy.resolve("study.db"));
    try (var connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("study.db"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE studies SET fingerprint = 'other'")).isEqualTo(1);
    }
    refused(
        "one and other-data are not comparable: their data differ, though both are called"
            + " fashion-mnist-small; only networks for the same images and labels can be compared.",
        at("one:l2"),
        at("other-data:base"));
  }
}
