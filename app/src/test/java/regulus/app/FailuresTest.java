package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import regulus.app.terminal.Console;

final class FailuresTest {
  @Test
  void anErrorOfOursIsOneSentenceAndItsTraceIsInAFile() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = new Failures(Console.plain(stream, stream)).ours(new IllegalStateException("odd"));
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(code).isEqualTo(1);
    assertThat(lines).hasSize(2).noneMatch(line -> line.startsWith("\tat "));
    assertThat(lines.get(0)).startsWith("Regulus failed: ").contains("odd");
    Matcher file = Pattern.compile("Details are in (?<path>.+); ").matcher(lines.get(1));
    assertThat(file.find()).isTrue();
    Path log = Path.of(file.group("path"));
    assertThat(Files.readString(log)).contains("\tat " + FailuresTest.class.getName());
    Files.delete(log);
  }
}
