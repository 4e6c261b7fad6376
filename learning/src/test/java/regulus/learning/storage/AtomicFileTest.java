package regulus.learning.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  private final Path folder;

  AtomicFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void replacesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("results.json"), "old");
    AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void keepsWhatWasThereWhenWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("results.json"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void finishesOnAThreadThatWasInterrupted() throws IOException {
    Path file = folder.resolve("weights");
    Thread.currentThread().interrupt();
    try {
      AtomicFile.write(file, out -> out.write(1));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasSize(1);
  }

  @Test
  void overwritesTheRemainsOfAKilledProcess() throws IOException {
    Files.writeString(folder.resolve("weights.part"), "half of something longer");
    AtomicFile.write(folder.resolve("weights"), out -> out.write('w'));
    assertThat(folder.resolve("weights")).hasContent("w");
    assertThat(folder.resolve("weights.part")).doesNotExist();
  }
}
