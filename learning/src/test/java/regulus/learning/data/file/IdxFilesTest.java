package regulus.learning.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static regulus.learning.data.file.IdxBytes.counting;
import static regulus.learning.data.file.IdxBytes.gzip;
import static regulus.learning.data.file.IdxBytes.header;
import static regulus.learning.data.file.IdxBytes.join;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;

class IdxFilesTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void readsImagesAndLabelsInOrder(String ending) {
    IdxBytes.writeSet(folder, ending);
    Dataset dataset = files().read();
    assertThat(dataset.info())
        .isEqualTo(new DatasetInfo("fake", Shape.of(2, 3, 1), List.of("0", "1", "2"), 6, 3))
        .isEqualTo(files().describe());
    byte[] pixels = new byte[54];
    dataset.examples().pixels().duplicate().get(pixels);
    assertThat(pixels).isEqualTo(join(counting(36), counting(18)));
    assertThat(dataset.examples().labels()).containsExactly(0, 1, 2, 0, 1, 2, 2, 1, 0);
    assertThat(dataset.test().indexes()).containsExactly(6, 7, 8);
  }

  @Test
  void packingPlaysNoPartInTheFingerprint() {
    IdxBytes.writeSet(folder.resolve("plain"), "");
    IdxBytes.writeSet(folder.resolve("packed"), ".gz");
    assertThat(fingerprint("packed")).isEqualTo(fingerprint("plain"));
  }

  private String fingerprint(String part) {
    return IdxFiles.in(folder.resolve(part), part, List.of()).orElseThrow().read().fingerprint();
  }

  @Test
  void refusesATestLabelThatNoTrainingImageReaches() {
    IdxBytes.writeSet(folder, "");
    write("t10k-labels-idx1-ubyte", join(header(3), new byte[] {2, 77, 0}));
    String sentence =
        "t10k-labels-idx1-ubyte gives image 1 the label 77: expected 0 to 2; get the file again.";
    assertThatThrownBy(() -> files().describe())
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith(sentence);
    assertThatThrownBy(() -> files().read())
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith(sentence);
  }

  @Test
  void readsColourImages() {
    IdxBytes.writeSet(folder, "");
    write(IMAGES, join(header(6, 1, 2, 3), counting(36)));
    write("t10k-images-idx3-ubyte", join(header(3, 1, 2, 3), counting(18)));
    assertThat(files().read().examples().shape()).isEqualTo(Shape.of(1, 2, 3));
  }

  @Test
  void findsNothingInAFolderWithoutItsFiles() {
    assertThat(IdxFiles.in(folder, "fake", List.of())).isEmpty();
    assertThat(IdxFiles.in(folder.resolve("absent"), "fake", List.of())).isEmpty();
  }

  @Test
  void namesTheFilesThatAreMissing() throws IOException {
    IdxBytes.writeSet(folder, ".gz");
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    assertThatThrownBy(this::files)
        .isInstanceOf(InvalidData.class)
        .hasMessage(
            folder
                + " lacks t10k-labels-idx1-ubyte.gz, which belongs to the files that are there: add"
                + " what is missing, or remove the folder.");
  }

  @Test
  void refusesWhatIsNotIdx() {
    assertBroken(IMAGES, new byte[0], "is not an IDX file of bytes");
    assertBroken(
        IMAGES, new byte[] {0x50, 0x4B, 3, 4}, "received 50 4b 03 04; name the original file.");
    byte[] floats = header(6, 2, 3);
    floats[2] = 0x0D;
    assertBroken(IMAGES, join(floats, counting(144)), "expected it to begin with 00 00 08");
    assertBroken(IMAGES, new byte[] {0, 0, 8, 0}, "has 0 dimensions");
    assertBroken(IMAGES, new byte[] {0, 0, 8, 9}, "has 9 dimensions");
    assertBroken(IMAGES, new byte[] {0, 0, 8, 3, 0, 0}, "ends before what its header promises");
  }

  @Test
  void refusesImpossibleDimensions() {
    assertBroken(IMAGES, header(0, 2, 3), "promises a dimension of 0");
    assertBroken(IMAGES, header(6, -2, 3), "promises a dimension of 4294967294");
  }

  @Test
  void refusesHeadersThatPromiseMoreThanTheFileHas() {
    byte[] body = counting(36);
    assertBroken(
        IMAGES, join(header(7, 2, 3), body), "promises 58 bytes in its header, but has 52");
    assertBroken(
        IMAGES, join(header(5, 2, 3), body), "promises 46 bytes in its header, but has 52");
    int most = Integer.MAX_VALUE;
    String overflown = "promises 21267647892944572736998860269687930901 bytes";
    assertBroken(IMAGES, join(header(most, most, most, most), body), overflown);
  }

  @Test
  void refusesPackedFilesThatPromiseMoreThanTheyCanHold() {
    byte[] packed = gzip(join(header(2_000_000, 28, 28), counting(36)));
    String promise = "promises 1568000016 bytes in its header, but has " + packed.length;
    assertBroken(IMAGES, packed, promise + " packed ones, which cannot hold them");
  }

  @Test
  void refusesCutOffFiles() {
    byte[] whole = gzip(join(header(6, 2, 3), counting(36)));
    for (int length = 2; length < whole.length; length++) {
      assertBroken(IMAGES, Arrays.copyOf(whole, length), "get the file again");
    }
  }

  @Test
  void refusesDamagedFiles() {
    byte[] damaged = gzip(join(header(6, 2, 3), counting(36)));
    damaged[damaged.length - 6] ^= 1;
    assertBroken(IMAGES, damaged, "is damaged");
  }

  @Test
  void refusesFilesThatGoOn() {
    byte[] longer = gzip(join(header(6, 2, 3), counting(37)));
    assertBroken(IMAGES, longer, "goes on after the 36 values that its header promises");
  }

  @Test
  void inflatesNoMoreThanTheHeaderPromises() {
    byte[] bomb = gzip(join(header(6, 2, 3), new byte[20_000_000]));
    AtomicLong unpacked = new AtomicLong();
    ByteSource source =
        new ByteSource(
            "bomb", bomb.length, () -> counted(new ByteArrayInputStream(bomb), unpacked));
    assertThatThrownBy(() -> IdxFile.of(source).read(ByteBuffer.allocate(36)))
        .hasMessageContaining("goes on after the 36 values");
    assertThat(unpacked.get()).isLessThan(5_000);
    assertThat(bomb.length).isGreaterThan(19_000);
  }

  @Test
  void refusesLabelsThatDoNotFitTheImages() {
    assertBroken(
        LABELS,
        join(header(5), counting(5)),
        "has 5 labels for the 6 images of " + folder.resolve(IMAGES));
    byte[] high = join(header(6), new byte[] {0, 1, 2, 3, (byte) 200, 0});
    IdxBytes.writeSet(folder, "");
    write(LABELS, high);
    IdxFiles named = IdxFiles.in(folder, "fake", List.of("a", "b", "c", "d")).orElseThrow();
    assertThatThrownBy(named::read)
        .hasMessage(
            folder.resolve(LABELS)
                + " gives image 4 the label 200: expected 0 to 3; get the file again.");
  }

  @Test
  void refusesSwappedFiles() {
    assertBroken(
        LABELS, join(header(6, 2, 3), counting(36)), "check that the files are not swapped");
    assertBroken(IMAGES, join(header(6), counting(6)), "check that the files are not swapped");
  }

  @Test
  void refusesTestImagesOfAnotherShape() {
    assertBroken(
        "t10k-images-idx3-ubyte",
        join(header(3, 3, 2), counting(18)),
        "has images of 3×2×1: expected 2×3×1 as in " + folder.resolve(IMAGES));
  }

  private void assertBroken(String file, byte[] content, String message) {
    IdxBytes.writeSet(folder, "");
    write(file, content);
    assertThatThrownBy(() -> files().read())
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith(folder.resolve(file).toString())
        .hasMessageContaining(message);
  }

  private void write(String file, byte[] content) {
    IdxBytes.write(folder, file, content);
  }

  private IdxFiles files() {
    return IdxFiles.in(folder, "fake", List.of()).orElseThrow();
  }

  /** Counts how much of a packed stream is taken. */
  private static InputStream counted(InputStream bytes, AtomicLong count) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int value = bytes.read();
        count.addAndGet(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        int read = bytes.read(target, from, Math.min(length, 1_000));
        count.addAndGet(Math.max(0, read));
        return read;
      }
    };
  }
}
