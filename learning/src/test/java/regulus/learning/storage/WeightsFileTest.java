package regulus.learning.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.StoredArray.Ints;

final class WeightsFileTest {
  private final Path folder;

  WeightsFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Map<String, WeightArray> weights =
        Map.of(
            "conv2d_1/kernel", new WeightArray(List.of(1, 1, 1, 2), new float[] {0.5f, -0f}),
            "conv2d_1/bias", new WeightArray(List.of(2), new float[] {1e-40f, 3}));
    Path file = folder.resolve("weights.safetensors");
    WeightsFile.write(file, weights);
    assertThat(WeightsFile.read(file)).usingRecursiveComparison().isEqualTo(weights);
  }

  @Test
  void refusesNumbersThatAreNone() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    float[] values = {1, Float.NaN};
    WeightsFile.write(file, Map.of("conv2d_1/bias", new WeightArray(List.of(2), values)));
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith("number 1 of its array 'conv2d_1/bias' is NaN.");
  }

  @Test
  void weightsAreKnownAgainByTheirDigest() throws Exception {
    Map<String, WeightArray> weights =
        Map.of(
            "b",
            new WeightArray(List.of(1), new float[] {2}),
            "a",
            new WeightArray(List.of(1), new float[] {1}));
    Path file = folder.resolve("weights.safetensors");
    WeightsFile.write(file, weights);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    WeightsFile.digest(weights, digest);
    assertThat(digest.digest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void refusesArraysThatAreNoWeights() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    SafeTensors.write(file, Map.of("kernel", new Ints(List.of(1), new int[] {1})));
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith("its array 'kernel' does not hold F32 values.");
  }
}
