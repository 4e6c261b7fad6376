package regulus.learning.data.catalog;

import regulus.learning.data.file.ByteSource;
import regulus.learning.data.file.IdxFiles;

/**
 * The subset of Fashion-MNIST that ships with the project: of each class the first 300 training
 * images and the first 100 test images.
 */
final class SmallFashionMnist {
  static final String NAME = "fashion-mnist-small";

  private SmallFashionMnist() {}

  static IdxFiles files() {
    return new IdxFiles(NAME, KnownSets.clothes(), images("train"), images("t10k"));
  }

  private static IdxFiles.Images images(String part) {
    return new IdxFiles.Images(
        shipped(part + "-images-idx3-ubyte.gz"), shipped(part + "-labels-idx1-ubyte.gz"));
  }

  private static ByteSource shipped(String file) {
    return ByteSource.shipped(SmallFashionMnist.class, NAME + "/" + file);
  }
}
