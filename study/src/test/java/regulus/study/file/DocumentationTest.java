package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Parts;
import regulus.learning.network.Shapes;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.training.EarlyStopping;
import regulus.study.StudySpec;
import regulus.study.Variant;

/** The pages about the study file say what is so. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/reference/study-file.md");
  private static final Path CHOICES = Path.of("../docs/reference/choices.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(?<kind>[a-z ]+)\n(?<text>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SECTION =
      Pattern.compile("^(?<key>[a-z]+):.*?(?=^[a-z]+:|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  /** What the sections are put into that the page shows by themselves. */
  private static final String REST =
      """
      study: digits
      data: {dataset: mnist, validation: {fraction: 0.2}}
      base:
        - conv2d: {filters: 32, kernel_size: 3, activation: relu}
        - max_pooling2d
        - flatten
        - dense: {units: 64, activation: relu}
        - dense: {units: 10, activation: softmax}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 5}
      """;

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  private static List<String> blocks(String kind) throws IOException {
    return BLOCK
        .matcher(page())
        .results()
        .filter(block -> block.group(1).equals(kind))
        .map(block -> block.group(2))
        .toList();
  }

  static List<String> snippets() throws IOException {
    return blocks("yaml").stream().filter(text -> !text.startsWith("#")).toList();
  }

  private static Map<String, String> sections(String text) {
    return SECTION
        .matcher(text)
        .results()
        .collect(
            Collectors.toMap(
                match -> match.group(1), MatchResult::group, (a, b) -> b, LinkedHashMap::new));
  }

  private static String completed(String snippet) {
    Map<String, String> all = sections(REST);
    Map<String, String> own = sections(snippet);
    if (own.containsKey("bases")) {
      all.remove("base");
    }
    all.putAll(own);
    return String.join("", all.values());
  }

  private static StudySpec study(String text) {
    return StudyFile.of("digits.yaml", text, List.of())
        .with(new WeightsLibrary(List.of(Path.of("src/test/resources/keras"))))
        .study(DocumentationTest::describe);
  }

  private static DatasetInfo describe(DataSource source) {
    if (source instanceof DataSource.ImageFolder folder && folder.folder().equals("memes")) {
      List<String> classes = List.of("other", "political");
      return new DatasetInfo("memes", Shape.of(150, 150, 3), classes, new Parts(2_000, 200, 200));
    }
    if (source instanceof DataSource.ImageFolder folder) {
      List<String> classes =
          folder.positive().isPresent()
              ? List.of("dog", "cat")
              : Infos.describe(new DataSource.Known("mnist")).classes();
      Shape shape = Shape.of(28, 28, 1);
      return new DatasetInfo(folder.folder(), shape, classes, new Parts(1_000, 200, 200));
    }
    return Infos.describe(
        source instanceof DataSource.Known ? source : new DataSource.Known("mnist"));
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void everySnippetIsRight(String snippet) {
    assertThat(study(completed(snippet)).variants()).isNotEmpty();
  }

  @Test
  void theSnippetsOfThePageOfStatisticsAreRight() throws IOException {
    String variants = "variants: {wide: [set: {layers: dense_1, units: 99}]}\n";
    List<String> snippets =
        Pattern.compile("(?ms)^ *```yaml\n(.*?)^ *```")
            .matcher(Files.readString(Path.of("../docs/statistics.md")))
            .results()
            .map(block -> block.group(1).stripTrailing().stripIndent() + "\n")
            .toList();
    assertThat(snippets).hasSizeGreaterThan(2);
    for (String snippet : snippets) {
      assertThat(study(completed(variants + snippet)).variants()).hasSize(2);
    }
  }

  private static final Pattern PARAMETERS = Pattern.compile("# (?<count>[0-9,]+) parameters");

  static List<String> snippetsForKeras() throws IOException {
    return Pattern.compile("(?ms)^```yaml\n(.*?)^```")
        .matcher(Files.readString(Path.of("../docs/keras.md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("snippetsForKeras")
  void theSnippetsOfThePageForKerasAreRight(String snippet) {
    StudySpec study = study(completed(snippet));
    PARAMETERS
        .matcher(snippet)
        .results()
        .forEach(
            count ->
                assertThat(Shapes.of(study.variants().get(0).network()).parameters())
                    .isEqualTo(Integer.parseInt(count.group(1).replace(",", ""))));
  }

  @Test
  void thePageOfStatisticsShowsAMarginAsItIsWritten() throws IOException {
    String line =
        Files.readAllLines(Path.of("../docs/statistics.md")).stream()
            .map(String::strip)
            .filter(it -> it.startsWith("compare:"))
            .findFirst()
            .orElseThrow();
    String variants = "variants: {wide: [set: {layers: dense_1, units: 99}]}\n";
    assertThat(study(completed(variants + line + "\n")).compare().margin()).hasValue(0.005);
  }

  @Test
  void wrongFilesAreAnsweredAsShown() throws IOException {
    assertThat(blocks("yaml invalid")).hasSize(1);
    String answer;
    try {
      answer = study(blocks("yaml invalid").get(0)).name();
    } catch (InvalidStudy invalid) {
      answer = invalid.getMessage() + "\n";
    }
    assertThat(answer).isEqualTo(blocks("text").get(0));
  }

  @Test
  void variantsAreCalledAsShown() throws IOException {
    List<String> names = new ArrayList<>();
    for (String snippet : snippets()) {
      study(completed(snippet)).variants().stream().map(Variant::name).forEach(names::add);
    }
    assertThat(names)
        .contains(
            "dropout-rate=0.4",
            "size-times=0.5+layer=dense_1",
            "size-times=0.5+layer=conv2d_1",
            "small/l2",
            "large/dropout");
    assertThat(page())
        .contains(
            "`dropout-rate=0.4`",
            "`size-times=0.5+layer=dense_1`",
            "`size-times=0.5+layer=conv2d_1`",
            "`small/l2`",
            "`large/dropout`");
  }

  @Test
  void everyKeyIsExplained() throws IOException {
    Stream<Kind<?>> sections =
        Stream.of(
            DataSection.KIND,
            Sections.REPEAT,
            Sections.CHOOSE,
            Sections.COMPARE,
            Sections.FINAL,
            TrainingSection.KIND,
            EarlyStopping.KIND);
    List<String> keys = new ArrayList<>(StudyReader.KEYS);
    sections.forEach(kind -> collect(kind, keys));
    String page = page();
    assertThat(keys).contains("fraction").allMatch(key -> page.contains("`" + key));
  }

  private static void collect(Kind<?> kind, List<String> keys) {
    for (Setting setting : kind.settings()) {
      keys.add(setting.name());
      if (setting.type() instanceof SettingType.Nested nested) {
        collect(nested.kind().get(), keys);
      }
    }
  }

  @Test
  void theJavaStudyIsTheTestedOne() throws IOException {
    String test = Files.readString(Path.of("src/test/java/regulus/study/JavaStudyTest.java"));
    String tested = test.substring(test.indexOf("// docs: begin"), test.indexOf("// docs: end"));
    String shown = blocks("java").get(0);
    assertThat(tested.lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()))
        .containsExactlyElementsOf(
            shown.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  /**
   * {@code mvn -pl study -am test -Dtest=regulus.study.file.DocumentationTest -Dregulus.write=true}
   * writes it anew.
   */
  @Test
  void thePageOfChoicesIsTheGeneratedOne() throws IOException {
    if (Boolean.getBoolean("regulus.write")) {
      Files.writeString(CHOICES, ChoicesReference.text());
    }
    assertThat(CHOICES).hasContent(ChoicesReference.text());
  }
}
