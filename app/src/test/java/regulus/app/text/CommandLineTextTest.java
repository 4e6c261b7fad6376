package regulus.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandLineTextTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(CommandLineText.of("regulus", List.of("run", "a/b.yaml", "--set", "x.y=1e-4")))
        .isEqualTo("regulus run a/b.yaml --set x.y=1e-4");
    assertThat(CommandLineText.of("regulus", List.of())).isEqualTo("regulus");
  }

  @Test
  void whatAShellWouldTakeApartIsQuoted() {
    assertThat(
            CommandLineText.of(
                "regulus", List.of("my study.yaml", "--set", "a={sgd: {}}", "it's", "", "$HOME")))
        .isEqualTo("regulus 'my study.yaml' --set 'a={sgd: {}}' 'it'\\''s' '' '$HOME'");
  }
}
