package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  private static Node read(String text) {
    return YamlReader.read(text, new Place("x.yaml", 1, 1, ""));
  }

  private static String problem(String text) {
    try {
      return "accepted " + read(text).plain();
    } catch (InvalidStudy invalid) {
      return String.valueOf(invalid.getMessage());
    }
  }

  @Test
  void knowsWhereEveryValueStands() {
    Node root = read("training:\n  epochs: 5\nbase:\n  - flatten\n  - {dropout: {rate: 0.5}}\n");
    assertThat(Steps.locate(root, "training.epochs"))
        .isEqualTo(new Place("x.yaml", 2, 3, "training.epochs"));
    assertThat(Steps.locate(root, "base[0]")).isEqualTo(new Place("x.yaml", 4, 5, "base[0]"));
    assertThat(Steps.locate(root, "base[1].dropout.rate"))
        .isEqualTo(new Place("x.yaml", 5, 16, "base[1].dropout.rate"));
  }

  @Test
  void placesWhatIsMissingAtItsParent() {
    assertThat(Steps.locate(read("training:\n  epochs: 5\n"), "training.loss.name"))
        .isEqualTo(new Place("x.yaml", 1, 1, "training.loss.name"));
  }

  @ParameterizedTest
  @CsvSource({
    "5, java.lang.Long, 5",
    "-3, java.lang.Long, -3",
    "0.5, java.lang.Double, 0.5",
    "1e-4, java.lang.Double, 1.0E-4",
    "true, java.lang.Boolean, true",
    "yes, java.lang.String, yes",
    "x2, java.lang.String, x2",
    "'\"5\"', java.lang.String, 5"
  })
  void readsWordsAsYamlDoes(String written, String type, String value) {
    Object plain = read(written).plain();
    assertThat(plain).hasToString(value);
    assertThat(plain).matches(it -> it.getClass().getName().equals(type));
  }

  @Test
  void unfoldsAliases() {
    assertThat(read("a: &it {l2: 0.5}\nb: *it\n").plain())
        .isEqualTo(Map.of("a", Map.of("l2", 0.5), "b", Map.of("l2", 0.5)));
  }

  @Test
  void refusesAliasBombs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String item = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, item))));
    }
    assertThat(problem(bomb.toString())).contains("more than 50000 values");
  }

  @Test
  void refusesAliasesOfThemselves() {
    assertThat(problem("a: &a [*a]"))
        .isEqualTo("x.yaml:1:8: a[0]: The alias *a stands for nothing before it.");
  }

  @Test
  void refusesTags() {
    assertThat(problem("a: !!java.net.URL [x]")).startsWith("x.yaml:1:1: a: Tags are not allowed");
    assertThat(problem("a: !!float 1")).endsWith("remove !!float.");
    assertThat(problem("!x a")).contains("Tags are not allowed");
    assertThat(problem("!x a: 1")).contains("Tags are not allowed");
  }

  @Test
  void refusesDepth() {
    assertThat(problem("[".repeat(20_000))).contains("Nested too deeply");
  }

  @Test
  void refusesLength() {
    assertThat(problem("a".repeat(300_000))).contains("Too long");
  }

  @Test
  void findsEveryKeyThatStandsTwice() {
    assertThatThrownBy(() -> read("a: 1\nb: {c: 1, c: 2}\na: 2\n"))
        .hasMessage(
            "x.yaml:2:11: b.c: The key 'c' stands here twice; keep one of them.\n"
                + "x.yaml:3:1: a: The key 'a' stands here twice; keep one of them.");
  }

  @Test
  void refusesWhatIsNoDocumentOrMoreThanOne() {
    assertThat(problem("")).contains("There is nothing in it");
    assertThat(problem("# only a comment\n")).contains("There is nothing in it");
    assertThat(problem("a: 1\n---\nb: 1\n")).contains("Expected one document");
    assertThat(problem("a: [1, 2\nb: 3")).startsWith("x.yaml:2:").contains("This is not YAML");
    assertThat(problem("? [a, b]\n: 1")).contains("A key must be a plain word");
    assertThat(problem("a: \u0000")).contains("This is not YAML");
  }
}
