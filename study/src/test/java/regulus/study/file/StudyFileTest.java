package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.study.StudySpec;

class StudyFileTest {
  private static final String TEXT =
      """
      data:
        validation: {fraction: 0.2}
      variants:
        dropout: [insert: {after: a, layer: {dropout: {rate: 0.25}}}]
        "v1.0": [remove: a]
      training:
        optimizer: adam
        epochs: 15
      """;

  private static StudyFile with(String... options) {
    return StudyFile.of("x.yaml", TEXT, List.of(options));
  }

  private static String problem(String... options) {
    try {
      return "accepted " + with(options).text();
    } catch (InvalidStudy invalid) {
      return String.valueOf(invalid.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "training.epochs=1, training.epochs, 1",
    "data.validation.fraction=0.1, data.validation.fraction, 0.1",
    "variants.dropout[0].insert.layer.dropout.rate=0.3, variants.dropout[0].insert.layer.dropout.rate, 0.3",
    "training.optimizer.adam.learning_rate=0.1, training.optimizer.adam.learning_rate, 0.1",
    "repeat.seeds=2, repeat.seeds, 2",
    "'variants.\"v1.0\"[1].remove=b', 'variants.\"v1.0\"[1].remove', b",
    "'training={epochs: 3}', training.epochs, 3",
  })
  void putsAnOptionInItsPlace(String option, String path, String value) {
    Node node = with(option).root();
    for (Steps.Step step : Steps.parse(path).orElseThrow().steps()) {
      node = Steps.child(node, step).orElseThrow();
    }
    assertThat(node.plain()).hasToString(value);
    assertThat(node.place().toString()).isEqualTo("--set " + option + ": " + path);
  }

  @Test
  void writesWhatCountsIfOptionsChangedIt() {
    StudyFile changed = with("training.epochs=1");
    assertThat(changed.text()).startsWith("# --set training.epochs=1\n");
    assertThat(StudyFile.of("y.yaml", changed.text(), List.of()).root().plain())
        .isEqualTo(changed.root().plain());
  }

  @Test
  void meansTheSameWrittenAnew() throws IOException {
    for (Path file : StudySchemaTest.studies()) {
      StudyFile changed = StudyFile.read(file, List.of("training.class_weights={1: 1e-3}"));
      StudySpec again = StudyFile.of("y.yaml", changed.text(), List.of()).study(Infos::describe);
      assertThat(again.equals(changed.study(Infos::describe))).as(changed.text()).isTrue();
    }
  }

  @Test
  void writesEveryKindOfValueSoThatItReadsBack() {
    String text =
        """
        a: ['5', 5, 05, 5.0, 1e-5, .5, true, 'true', null, 'null', '', ' x ', 'a: b', '# c', "\\t\\e\\n"]
        'null': {'1': 0x10, '~': .inf, '- x': 99999999999999999999}
        b: []
        c: {}
        d: [[1, {e: [f]}], []]
        """;
    StudyFile changed = StudyFile.of("x.yaml", text, List.of("b=[]"));
    assertThat(StudyFile.of("y.yaml", changed.text(), List.of()).root().plain())
        .isEqualTo(StudyFile.of("x.yaml", text, List.of()).root().plain());
    assertThat(changed.text()).contains("1e-5").doesNotContain("!!");
  }

  @Test
  void keepsTheTextIfNothingChangedIt() {
    assertThat(with().text()).isEqualTo(TEXT);
  }

  @Test
  void refusesPathsThatLeadNowhere() {
    assertThat(problem("training.epochs", "variants.dropout[5].insert=1", "training.epochs.x=1"))
        .isEqualTo(
            """
            --set training.epochs: Expected path=value, such as training.epochs=1.
            --set variants.dropout[5].insert=1: variants.dropout[5].insert: There is no [5] in a \
            list of 1; indexes begin at 0.
            --set training.epochs.x=1: training.epochs.x: There is no key 'x' in the value 15; \
            check the path.""");
    assertThat(problem("a..b=1")).contains("Expected path=value");
    assertThat(problem("training[0]=1")).contains("There is no [0] in a mapping");
    assertThat(problem("training.epochs=[1")).contains("This is not YAML");
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path broken = Files.write(folder.resolve("x.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
    assertThat(reading(broken)).endsWith("This is not a text in UTF-8.");
    assertThat(reading(folder.resolve("none.yaml"))).endsWith("There is no such file.");
    assertThat(reading(folder)).endsWith("The study file is a folder.");
    Path huge = Files.write(folder.resolve("huge.yaml"), new byte[2_000_000]);
    assertThat(reading(huge)).contains("Too long");
  }

  private static String reading(Path file) {
    try {
      return "accepted " + StudyFile.read(file, List.of()).text();
    } catch (InvalidStudy invalid) {
      return String.valueOf(invalid.getMessage());
    }
  }
}
