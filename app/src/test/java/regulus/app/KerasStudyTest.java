package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study that begins with a model of Keras, from the first look at it to the model that is taken
 * along.
 */
final class KerasStudyTest {
  private static final String STUDY =
      """
      study: tuned
      data: {dataset: fashion-mnist-small, train: {count: 300}, validation: {count: 300}}
      base:
        - network: {keras: digits.keras, until: smaller, name: features, trainable: false}
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        thawed: [set: {layers: features, trainable: true}]
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 1}
      repeat: {seeds: 2}
      final: {retrain_on: none}
      """;

  @TempDir private Path temp;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(
        Path.of("../study/src/test/resources/keras/digits.keras"), temp.resolve("digits.keras"));
    Files.writeString(temp.resolve("tuned.yaml"), STUDY);
  }

  private Spoken said(String command, String... more) {
    String[] words = new String[more.length + 2];
    words[0] = command;
    words[1] = temp.resolve("tuned.yaml").toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return Spoken.by(words);
  }

  @Test
  void everyCommandKnowsIt() throws IOException {
    assertThat(said("summary", "--variant", "base").out())
        .contains("features (Functional)", "Trainable params: 2,890", "Non-trainable params: 688");
    assertThat(said("plan").code()).isZero();
    String run = temp.resolve("run").toString();
    assertThat(said("run", "--out", run, "--jobs", "2").code()).isZero();
    assertThat(temp.resolve("run/report.html")).isNotEmptyFile();

    Files.delete(temp.resolve("digits.keras"));
    assertThat(Spoken.by("report", run).code()).isZero();
    assertThat(Spoken.by("evaluate", run).code()).isZero();
    String taken = temp.resolve("taken.keras").toString();
    assertThat(Spoken.by("export", run, "--variant", "thawed", "--to", taken).code()).isZero();
    assertThat(Spoken.by("export", taken, "--to", temp.resolve("again.keras").toString()).code())
        .isZero();
  }

  @Test
  void whatCannotBeReadIsOneSentence() {
    Spoken missing = said("plan", "--set", "base[0].network.keras=nowhere.keras");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.errLines())
        .singleElement()
        .asString()
        .contains("base[0].network.keras: There is no file nowhere.keras");
  }
}
