package regulus.learning.data.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Examples;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;

/**
 * A data set in the four files of MNIST: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte} and the same with {@code t10k} for the test images; each may be packed
 * and then end in {@code .gz}.
 *
 * @param name of the data set
 * @param classes names by index; empty if the labels themselves are the names
 */
public record IdxFiles(String name, List<String> classes, Images train, Images test)
    implements StoredSet {

  /** The two files of one part. */
  public record Images(ByteSource images, ByteSource labels) {}

  public IdxFiles {
    classes = List.copyOf(classes);
  }

  /**
   * The four files in a folder; empty if it has none of them.
   *
   * @throws InvalidData if it has some of them only
   */
  public static Optional<IdxFiles> in(Path folder, String name, List<String> classes) {
    List<String> names =
        Stream.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
            .map(stem -> stem + "-ubyte")
            .toList();
    return FolderFiles.all(folder, names, IdxFiles::spellings)
        .map(files -> files.stream().map(ByteSource::of).toList())
        .map(
            f ->
                new IdxFiles(
                    name, classes, new Images(f.get(0), f.get(1)), new Images(f.get(2), f.get(3))));
  }

  @Override
  public DatasetInfo describe() {
    IdxPart trainPart = part(train);
    IdxPart testPart = part(test);
    checkShapes(trainPart, testPart);
    List<String> names =
        classes.isEmpty() ? names(trainPart.readLabels(), testPart.readLabels()) : classes;
    return new DatasetInfo(name, trainPart.shape(), names, trainPart.count(), testPart.count());
  }

  @Override
  public Dataset read() {
    IdxPart trainPart = part(train);
    IdxPart testPart = part(test);
    checkShapes(trainPart, testPart);
    int[] trainLabels = trainPart.readLabels();
    int[] testLabels = testPart.readLabels();
    List<String> names = names(trainLabels, testLabels);
    int[] labels = Labels.join(trainLabels, testLabels);
    Examples examples = new Examples(trainPart.shape(), pixels(trainPart, testPart), labels);
    String fingerprint = Fingerprint.of(names, examples, trainPart.count());
    return new Dataset(name, names, examples, trainPart.count(), fingerprint);
  }

  @Override
  public List<ByteSource> files() {
    return List.of(train.images(), train.labels(), test.images(), test.labels());
  }

  /** Without names, classes are what there is to learn: a test cannot ask for more. */
  private List<String> names(int[] trainLabels, int[] testLabels) {
    List<String> names = Labels.classes(classes, trainLabels);
    Labels.check(train.labels(), trainLabels, names.size());
    Labels.check(test.labels(), testLabels, names.size());
    return names;
  }

  private ByteBuffer pixels(IdxPart trainPart, IdxPart testPart) {
    ByteBuffer pixels =
        Pool.allocate(name, trainPart.images().length() + testPart.images().length());
    trainPart.images().read(pixels);
    testPart.images().read(pixels);
    return pixels.clear();
  }

  private static IdxPart part(Images files) {
    return IdxPart.of(files.images(), files.labels());
  }

  private static void checkShapes(IdxPart train, IdxPart test) {
    Shape expected = train.shape();
    if (!test.shape().equals(expected)) {
      throw new InvalidData(
          test.images().source().name()
              + " has images of "
              + test.shape()
              + ": expected "
              + expected
              + " as in "
              + train.images().source().name()
              + "; get both files from the same place.");
    }
  }

  /** As the files are called where they come from, packed and unpacked. */
  private static List<String> spellings(String name) {
    String dotted = name.replace("-idx", ".idx");
    return List.of(name + ".gz", name, dotted + ".gz", dotted);
  }
}
