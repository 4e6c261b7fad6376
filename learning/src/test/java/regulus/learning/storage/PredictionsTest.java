package regulus.learning.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.StoredArray.Floats;
import regulus.learning.storage.StoredArray.Ints;

final class PredictionsTest {
  private final Path folder;

  PredictionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Predictions predictions =
        new Predictions(
            new int[] {9, 4}, new int[] {2, 0}, new float[] {.1f, .2f, .7f, .6f, .3f, .1f}, 3);
    Path file = folder.resolve("validation.safetensors");
    predictions.write(file);
    assertThat(Predictions.read(file)).usingRecursiveComparison().isEqualTo(predictions);
  }

  @Test
  void canBeOfNoImages() throws IOException {
    Predictions none = new Predictions(new int[0], new int[0], new float[0], 10);
    Path file = folder.resolve("none.safetensors");
    none.write(file);
    assertThat(Predictions.read(file).outputs()).isEqualTo(10);
  }

  @Test
  void refusesArraysThatDoNotBelongTogether() throws IOException {
    Path file = folder.resolve("odd.safetensors");
    SafeTensors.write(
        file,
        Map.of(
            "index", new Ints(List.of(2), new int[2]),
            "label", new Ints(List.of(1), new int[1]),
            "probabilities", new Floats(List.of(2, 3), new float[6])));
    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("received index [2], label [1], probabilities [2, 3].");
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    assertThatThrownBy(() -> new Predictions(new int[2], new int[2], new float[5], 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
