package regulus.learning.data.file;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.data.InvalidData;

/**
 * One part of an MNIST-like data set, its headers checked: as many labels as images.
 *
 * @param images count × height × width, or count × height × width × channels
 * @param labels count
 */
record IdxPart(IdxFile images, IdxFile labels) {
  private static final int MOST_IMAGES = 10_000_000;

  IdxPart {
    checkRanks(images, labels);
    if (images.count() != labels.count() || images.count() > MOST_IMAGES) {
      throw new InvalidData(
          labels.source().name()
              + " has "
              + labels.count()
              + " labels for the "
              + images.count()
              + " images of "
              + images.source().name()
              + ": expected equally many, at most "
              + MOST_IMAGES
              + "; get both files from the same place.");
    }
  }

  static IdxPart of(ByteSource images, ByteSource labels) {
    return new IdxPart(IdxFile.of(images), IdxFile.of(labels));
  }

  int count() {
    return images.count();
  }

  Shape shape() {
    List<Integer> sizes = images.dimensions();
    return Shape.of(sizes.get(1), sizes.get(2), sizes.size() > 3 ? sizes.get(3) : 1);
  }

  /** The class index of each image. */
  int[] readLabels() {
    byte[] values = new byte[labels.count()];
    labels.read(ByteBuffer.wrap(values));
    return IntStream.range(0, values.length).map(i -> Byte.toUnsignedInt(values[i])).toArray();
  }

  private static void checkRanks(IdxFile images, IdxFile labels) {
    List<Integer> sizes = images.dimensions();
    boolean grey = sizes.size() == 3;
    boolean colour = sizes.size() == 4 && sizes.get(3) == 3;
    if (!grey && !colour) {
      throw wrong(images, "count × height × width for grey images, with × 3 for colour");
    }
    if (labels.dimensions().size() != 1) {
      throw wrong(labels, "one dimension for labels");
    }
  }

  private static InvalidData wrong(IdxFile file, String expected) {
    return new InvalidData(
        file.source().name()
            + " has the dimensions "
            + file.dimensions()
            + ": expected "
            + expected
            + "; check that the files are not swapped.");
  }
}
