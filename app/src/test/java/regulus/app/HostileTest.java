package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be is answered with one sentence and the right exit code, and changes nothing. */
final class HostileTest {
  private static final String STUDY =
      """
      study: hostile
      data: {dataset: fashion-mnist-small, train: {count: 60}, validation: {count: 40}}
      base:
        - flatten
        - dense: {units: 10, activation: softmax}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 1}
      """;

  @TempDir Path temp;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(temp.resolve("study.yaml"), STUDY);
    out = temp.resolve("out");
  }

  private Spoken run(String... more) {
    String[] words = {"run", file.toString(), "--out", out.toString(), "--jobs", "1"};
    return Spoken.by(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(words), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void aNetworkThatNoMachineHoldsIsRefusedBeforeItIsMade() {
    String[] layers = {
      "--set",
      "base=[flatten, {dense: 2000000}, {dense: 1000}, {dense: 1000000}, {dense: {units: 10,"
          + " activation: softmax}}]"
    };
    Spoken run = run(layers);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("base: ")
        .contains("dense_2 alone has 2,000,001,000 weights; make it smaller");
    assertThat(out).doesNotExist();
    Spoken plan = Spoken.by("plan", file.toString(), layers[0], layers[1]);
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).isEqualTo(run.err());
  }

  @Test
  void aFileWhereTheRunFolderShouldBeIsSaidBeforeAnythingElse() throws IOException {
    Files.writeString(out, "mine");
    for (Path folder : new Path[] {out, out.resolve("deeper")}) {
      Spoken run = Spoken.by("run", file.toString(), "--out", folder.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.errLines())
          .containsExactly(
              "The run folder "
                  + folder
                  + " cannot be made: "
                  + out
                  + " is a file; name a folder with --out, or remove the file.");
    }
    assertThat(out).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "training.batch_size, 10000000000",
    "training.epochs, 1e30",
    "training.chunk_size, 3000000000",
    "base[1].dense.units, 2147483648",
    "base[0], '{max_pooling2d: {pool_size: 10000000000}}'"
  })
  void ofANumberThatIsTooLargeTheLargestIsSaid(String setting, String value) {
    Spoken plan = Spoken.by("plan", file.toString(), "--set", setting + "=" + value);
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).contains("expected a whole number of at most 2,147,483,647, received ");
  }
}
