package regulus.learning.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenTest {
  @Test
  void putsEveryKindOfValueIntoWords() {
    assertThat(Given.words(null)).isEqualTo("nothing");
    assertThat(Given.words("relu")).isEqualTo("'relu'");
    assertThat(Given.words("")).isEqualTo("''");
    assertThat(Given.words(1.5)).isEqualTo("1.5");
    assertThat(Given.words(true)).isEqualTo("true");
    assertThat(Given.words(List.of(1, "two"))).isEqualTo("[1, 'two']");
    assertThat(Given.words(List.of())).isEqualTo("[]");
    assertThat(Given.words(Map.of("adam", Map.of("learning_rate", 1)))).isEqualTo("{adam: {…}}");
    assertThat(Given.words(List.of(List.of(1), Map.of()))).isEqualTo("[[…], {}]");
    assertThat(Given.words(java.util.Arrays.asList(1, null))).isEqualTo("[1, nothing]");
  }

  @Test
  void staysShort() {
    assertThat(Given.words("x".repeat(1000))).hasSize(81).endsWith("x…");
    assertThat(Given.words("😀".repeat(1000)).codePoints()).hasSize(81);
  }
}
