package regulus.learning.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;

class CifarFilesTest {
  private static final int RECORD = 3073;

  @TempDir Path folder;

  @Test
  void readsRecordsInOrderWithChannelsLast() throws IOException {
    writeBatches();
    Dataset dataset = files().read();
    assertThat(dataset.examples().shape()).isEqualTo(Shape.of(32, 32, 3));
    assertThat(dataset.examples().labels()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(dataset.trainCount()).isEqualTo(5);
    ByteBuffer pixels = dataset.examples().pixels();
    for (int image = 0; image < 6; image++) {
      for (int p = 0; p < 1024; p++) {
        int at = image * 3072 + 3 * p;
        assertThat(pixels.get(at)).isEqualTo((byte) (p + image));
        assertThat(pixels.get(at + 1)).isEqualTo((byte) (3 * p + image));
        assertThat(pixels.get(at + 2)).isEqualTo((byte) (7 * p + image));
      }
    }
    assertThat(dataset.info()).isEqualTo(files().describe());
  }

  @Test
  void namesTheBatchesThatAreMissing() throws IOException {
    writeBatches();
    Files.delete(folder.resolve("data_batch_3.bin"));
    Files.delete(folder.resolve("test_batch.bin"));
    assertThatThrownBy(this::files)
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("lacks data_batch_3.bin and test_batch.bin, which belong to");
  }

  @Test
  void refusesBatchesOfBrokenLength() throws IOException {
    writeBatches();
    for (int length : new int[] {0, 1, RECORD - 1, RECORD + 1}) {
      Files.write(folder.resolve("data_batch_2.bin"), new byte[length]);
      assertThatThrownBy(() -> files().describe())
          .isInstanceOf(InvalidData.class)
          .hasMessageContaining("data_batch_2.bin has " + length + " bytes: expected a multiple");
      assertThatThrownBy(() -> files().read()).isInstanceOf(InvalidData.class);
    }
  }

  @Test
  void refusesLabelsThatNoClassHas() throws IOException {
    writeBatches();
    byte[] records = new byte[2 * RECORD];
    records[RECORD] = 10;
    Files.write(folder.resolve("test_batch.bin"), records);
    assertThatThrownBy(() -> files().read())
        .hasMessageContaining("test_batch.bin gives image 1 the label 10: expected 0 to 9");
  }

  private CifarFiles files() {
    return CifarFiles.in(folder, "fake", Collections.nCopies(10, "class")).orElseThrow();
  }

  private void writeBatches() throws IOException {
    List<String> names = CifarFiles.batches();
    for (int i = 0; i < names.size(); i++) {
      Files.write(folder.resolve(names.get(i)), record(i));
    }
  }

  /** Each plane has its own pattern. */
  private static byte[] record(int image) {
    byte[] record = new byte[RECORD];
    record[0] = (byte) image;
    for (int p = 0; p < 1024; p++) {
      record[1 + p] = (byte) (p + image);
      record[1 + 1024 + p] = (byte) (3 * p + image);
      record[1 + 2048 + p] = (byte) (7 * p + image);
    }
    return record;
  }
}
