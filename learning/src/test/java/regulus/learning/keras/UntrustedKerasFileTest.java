package regulus.learning.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.data.InvalidData;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a file holds, it is read or refused in one sentence. */
class UntrustedKerasFileTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long SEED = 20;
  private static final int MUTATIONS = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequential",
        "functional",
        "nested",
        "catalogue",
        "images",
        "adapted",
        "restrained",
        "transformer"
      })
  void anyChangeOfTheNetworkIsReadOrRefusedInASentence(String name) throws IOException {
    KerasFixture fixture = KerasFixture.named(name);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      String changed = Mutation.of(JSON.readTree(fixture.config()), random).toString();
      KerasArchive archive =
          new KerasArchive(
              "{}".getBytes(StandardCharsets.UTF_8),
              changed.getBytes(StandardCharsets.UTF_8),
              Objects.requireNonNull(fixture.entries().get(KerasFixture.WEIGHTS)));
      try {
        KerasFile.read(Path.of(name), archive::parts);
      } catch (InvalidData refused) {
        assertThat(refused.getMessage()).startsWith("Cannot read ").endsWith(".");
      } catch (RuntimeException | StackOverflowError failed) {
        throw new AssertionError(
            name + ", change " + i + " of seed " + SEED + ": " + changed, failed);
      }
    }
  }

  /** The checksum of the zip file is the only thing that can tell: all numbers are numbers. */
  @Test
  void flippedBytesAreDamage() throws IOException {
    byte[] bytes = Files.readAllBytes(KerasFixture.file("sequential"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int inside = text.indexOf("\u0089HDF") + 4000;
    bytes[inside] ^= 0x10;
    Path flipped = Files.write(folder.resolve("flipped.keras"), bytes);
    assertThatThrownBy(() -> KerasFile.read(flipped))
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith(
            "its model.weights.h5 is damaged: its checksum is not the one that the file names.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../evil.txt", "/etc/evil", "..\\evil", "C:evil", "assets/../../x"})
  void entriesThatLeadElsewhereAreRefused(String name) throws IOException {
    Path file =
        KerasFixture.named("sequential").with(name, new byte[1]).write(folder.resolve("x.keras"));
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith(
            "it has an entry '" + name + "', which leads out of it; such files are not read.");
  }

  @Test
  void namesOfEntriesMayHavePointsInThem() throws IOException {
    Path file =
        KerasFixture.named("sequential")
            .with("assets/a..b", new byte[1])
            .write(folder.resolve("x.keras"));
    assertThat(KerasFile.read(file).network().layers()).isNotEmpty();
  }

  @Test
  void aFolderIsSaidToBeOne() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models.keras"));
    assertThatThrownBy(() -> KerasFile.read(models))
        .isInstanceOf(InvalidData.class)
        .hasMessage("Cannot read " + models + ": it is a folder; a file is expected.");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void weightsThatAreNoNumbersAreRefused(float value) throws IOException {
    byte[] hdf =
        WeightGroups.bytes(
            Map.of(
                "layers/conv2d/vars/0",
                new regulus.learning.network.WeightArray(List.of(2), new float[] {1, value})),
            List.of());
    Path file =
        KerasFixture.named("sequential")
            .with(KerasFixture.WEIGHTS, hdf)
            .write(folder.resolve("x.keras"));
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("layers/conv2d/vars/0 holds " + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"units\": 8 | \"units\": 1000000000000000000000000000000 | Invalid units",
        "[null, 14, 14, 1] | [null, 9000, 9000, 1] | numbers (8998×8998×4) of one example;"
            + " at most 134,217,728 are computed",
        "[null, 14, 14, 1] | {\"a\": 1, \"b\": 2} | does not say its shape",
        "\"activation\": \"silu\" | \"activation\": {\"module\": \"keras.layers\", \"class_name\":"
            + " \"PReLU\", \"config\": {}} | its activation is the layer PReLU",
      })
  void whatCannotBeReadIsNamed(String from, String to, String sentence) throws IOException {
    KerasFixture fixture = KerasFixture.named("sequential");
    assertThat(fixture.config()).contains(from);
    Path file =
        fixture.withConfig(fixture.config().replace(from, to)).write(folder.resolve("x.keras"));
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining(sentence);
  }
}
