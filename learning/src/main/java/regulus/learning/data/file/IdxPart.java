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
  IdxPart {
    int rank = images.dimensions().size();
    if (rank < 3) {
      throw wrongRank(images, "3 or 4 for images");
    }
    if (labels.dimensions().size() != 1) {
      throw wrongRank(labels, "1 for labels");
    }
    if (images.count() != labels.count()) {
      throw new InvalidData(
          labels.source().name()
              + " has "
              + labels.count()
              + " labels for the "
              + images.count()
              + " images of "
              + images.source().name()
              + ": get both files from the same place.");
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

  List<ByteSource> files() {
    return List.of(images.source(), labels.source());
  }

  /** The class index of each image. */
  int[] readLabels() {
    byte[] values = new byte[labels.count()];
    labels.read(ByteBuffer.wrap(values));
    return IntStream.range(0, values.length).map(i -> Byte.toUnsignedInt(values[i])).toArray();
  }

  private static InvalidData wrongRank(IdxFile file, String expected) {
    return new InvalidData(
        file.source().name()
            + " has "
            + file.dimensions().size()
            + " dimensions: expected "
            + expected
            + "; check that the files are not swapped.");
  }
}
