package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.app.terminal.Console;

final class FailuresTest {
  /** As /dev/full is. */
  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.plain(
            new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(new Cli(console).run("data", "list", "--json")).isEqualTo(2);
    assertThat(new Cli(console).run("--help")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsOnly("The output could not be written to its end: is its disk full?");
    assertThat(new Cli(console).run("plan", "nowhere.yaml"))
        .as("what the command itself says comes first")
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain a --seed x --image y | Invalid --seed: expected a whole number, received x.",
        "export a --seed 1.5 --to b.zip | Invalid --seed: expected a whole number, received 1.5.",
        "plan a --detect x | Invalid --detect: expected a number, received x.",
        "predict a --pixels grey b | Invalid --pixels: expected one of unit, raw, received grey.",
        "evaluate a --on train | Invalid --on: expected one of validation, test, received train.",
      })
  void wrongValuesOfOptionsAreSaidAsThoseOfAStudyFile(String arguments, String sentence) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(new Cli(Console.plain(stream, stream)).run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines().findFirst()).contains(sentence);
  }

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
