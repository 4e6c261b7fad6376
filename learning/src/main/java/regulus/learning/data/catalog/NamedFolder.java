package regulus.learning.data.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.data.DataSource;
import regulus.learning.data.InvalidData;
import regulus.learning.data.file.CifarFiles;
import regulus.learning.data.file.IdxFiles;
import regulus.learning.data.file.StoredSet;

/** A folder that a study file names, relative to the working folder. */
final class NamedFolder {
  private NamedFolder() {}

  static StoredSet files(DataSource source) {
    if (source instanceof DataSource.IdxFolder idx) {
      Path folder = Path.of(idx.folder());
      return first(
              Stream.of(folder, folder.resolve("raw"))
                  .map(f -> IdxFiles.in(f, name(folder), List.of())))
          .orElseThrow(() -> absent(folder, "train-images-idx3-ubyte.gz and its three companions"));
    }
    if (source instanceof DataSource.CifarFolder cifar) {
      Path folder = Path.of(cifar.folder());
      List<String> classes = KnownSets.CIFAR_10.info().classes();
      return first(
              Stream.of(folder, folder.resolve("cifar-10-batches-bin"))
                  .map(f -> CifarFiles.in(f, name(folder), classes)))
          .orElseThrow(
              () -> absent(folder, "data_batch_1.bin to data_batch_5.bin and test_batch.bin"));
    }
    throw new IllegalArgumentException("Not a folder: " + source);
  }

  private static Optional<StoredSet> first(Stream<? extends Optional<? extends StoredSet>> found) {
    return found.<StoredSet>flatMap(Optional::stream).findFirst();
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  private static InvalidData absent(Path folder, String expected) {
    return new InvalidData(
        folder + " is not there or has no data: expected a folder with " + expected + ".");
  }
}
