package regulus.learning.data.catalog;

import java.util.List;
import java.util.Optional;
import regulus.learning.data.file.ByteSource;
import regulus.learning.data.file.IdxFiles;

/**
 * The subset of Fashion-MNIST that ships with the project: of each class the first 300 training
 * images and the first 100 test images.
 */
final class SmallFashionMnist {
  static final String NAME = "fashion-mnist-small";

  static final Publication PUBLICATION =
      new Publication(
          List.of(),
          Optional.of("882df518d97a5fee548009eb3563102673e870a91733ec2bc177db262e3bcdfa"),
          "MIT (Zalando SE)");

  private SmallFashionMnist() {}

  static Found found() {
    IdxFiles files = new IdxFiles(NAME, KnownSets.clothes(), images("train"), images("t10k"));
    return new Found(files, Found.Where.SHIPPED, Optional.of(PUBLICATION));
  }

  private static IdxFiles.Images images(String part) {
    return new IdxFiles.Images(
        shipped(part + "-images-idx3-ubyte.gz"), shipped(part + "-labels-idx1-ubyte.gz"));
  }

  private static ByteSource shipped(String file) {
    return ByteSource.shipped(SmallFashionMnist.class, NAME + "/" + file);
  }
}
