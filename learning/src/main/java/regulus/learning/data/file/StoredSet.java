package regulus.learning.data.file;

import java.util.List;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;

/** A data set as it lies in files. */
public interface StoredSet {
  /**
   * What the headers and lengths of the files say; decodes no image.
   *
   * @throws regulus.learning.data.InvalidData if they do not fit together
   */
  DatasetInfo describe();

  /**
   * Looks into files whose headers {@link #describe} does not need.
   *
   * @throws regulus.learning.data.InvalidData naming those that make no sense
   */
  default void checkHeaders() {}

  /**
   * All images and labels.
   *
   * @throws regulus.learning.data.InvalidData if a file is broken or not what it says
   */
  Dataset read();

  /** The files that it is made of. */
  List<ByteSource> files();

  /** Files that lie among them and were passed over, by name. */
  default List<String> skipped() {
    return List.of();
  }
}
