package regulus.learning.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Examples;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;

/**
 * CIFAR-10's binary version: records of one label byte and 3 × 32 × 32 bytes (all of red, of green,
 * of blue), in {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}.
 *
 * @param name of the data set
 * @param classes names by index
 * @param train batches in order
 */
public record CifarFiles(String name, List<String> classes, List<ByteSource> train, ByteSource test)
    implements StoredSet {
  static final Shape SHAPE = Shape.of(32, 32, 3);

  private static final int PLANE = 32 * 32;
  private static final int RECORD = 1 + 3 * PLANE;

  public CifarFiles {
    classes = List.copyOf(classes);
    train = List.copyOf(train);
  }

  /**
   * The six files in a folder; empty if it has none of them.
   *
   * @throws InvalidData if it has some of them only
   */
  public static Optional<CifarFiles> in(Path folder, String name, List<String> classes) {
    return FolderFiles.all(folder, batches(), List::of)
        .map(files -> files.stream().map(ByteSource::of).toList())
        .map(files -> new CifarFiles(name, classes, files.subList(0, 5), files.get(5)));
  }

  /** What the files are called, the test batch last. */
  public static List<String> batches() {
    return Stream.concat(
            IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin"),
            Stream.of("test_batch.bin"))
        .toList();
  }

  @Override
  public DatasetInfo describe() {
    return new DatasetInfo(name, SHAPE, classes, trainCount(), count(test));
  }

  @Override
  public Dataset read() {
    int[] labels = new int[Math.addExact(trainCount(), count(test))];
    ByteBuffer pixels = Pool.allocate(name, (long) labels.length * SHAPE.elements());
    int first = 0;
    for (ByteSource batch : files()) {
      read(batch, pixels, labels, first);
      first += count(batch);
    }
    Examples examples = new Examples(SHAPE, pixels.clear(), labels);
    String fingerprint = Fingerprint.of(classes, examples, trainCount());
    return new Dataset(name, classes, examples, trainCount(), fingerprint);
  }

  @Override
  public List<ByteSource> files() {
    return Stream.concat(train.stream(), Stream.of(test)).toList();
  }

  private int trainCount() {
    return train.stream().mapToInt(CifarFiles::count).reduce(0, Math::addExact);
  }

  private static int count(ByteSource batch) {
    if (batch.size() == 0 || batch.size() % RECORD != 0 || batch.size() > Integer.MAX_VALUE) {
      throw new InvalidData(
          batch.name()
              + " has "
              + batch.size()
              + " bytes: expected a multiple of 3073, the bytes of one image with its label; get"
              + " the file again.");
    }
    return (int) (batch.size() / RECORD);
  }

  private void read(ByteSource batch, ByteBuffer pixels, int[] labels, int first) {
    try (InputStream in = batch.raw()) {
      byte[] record = new byte[RECORD];
      byte[] image = new byte[3 * PLANE];
      for (int i = first; i < first + count(batch); i++) {
        if (in.readNBytes(record, 0, RECORD) < RECORD) {
          throw new InvalidData(batch.name() + " became shorter while it was read: try again.");
        }
        labels[i] = Byte.toUnsignedInt(record[0]);
        interleave(record, image);
        pixels.put(image);
      }
    } catch (IOException e) {
      throw ByteSource.unreadable(batch.name(), e);
    }
    Labels.check(batch, Arrays.copyOfRange(labels, first, first + count(batch)), classes.size());
  }

  /** From one plane per colour to three colours per pixel. */
  private static void interleave(byte[] record, byte[] image) {
    for (int p = 0; p < PLANE; p++) {
      image[3 * p] = record[1 + p];
      image[3 * p + 1] = record[1 + PLANE + p];
      image[3 * p + 2] = record[1 + 2 * PLANE + p];
    }
  }
}
