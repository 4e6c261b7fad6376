package regulus.learning.data.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.data.DataSource;
import regulus.learning.data.InvalidData;
import regulus.learning.data.file.CifarFiles;
import regulus.learning.data.file.ClassNames;
import regulus.learning.data.file.IdxFiles;
import regulus.learning.data.file.StoredSet;

/**
 * A folder that a study file names, relative to the working folder. Class names may lie beside the
 * data: {@code classes.txt} for IDX, {@code batches.meta.txt} for CIFAR.
 */
final class NamedFolder {
  private NamedFolder() {}

  static StoredSet idx(DataSource.IdxFolder source) {
    Path folder = path(source.folder());
    return first(Stream.of(folder, folder.resolve("raw")).map(f -> idx(f, name(folder))))
        .orElseThrow(() -> absent(folder, "train-images-idx3-ubyte.gz and its three companions"));
  }

  static StoredSet cifar(DataSource.CifarFolder source) {
    Path folder = path(source.folder());
    Path inside = folder.resolve("cifar-10-batches-bin");
    return first(Stream.of(folder, inside).map(f -> cifar(f, name(folder))))
        .orElseThrow(
            () -> absent(folder, "data_batch_1.bin to data_batch_5.bin and test_batch.bin"));
  }

  private static Optional<IdxFiles> idx(Path folder, String name) {
    return IdxFiles.in(folder, name, ClassNames.in(folder, "classes.txt").orElse(List.of()));
  }

  private static Optional<CifarFiles> cifar(Path folder, String name) {
    List<String> official = KnownSets.CIFAR_10.info().classes();
    return CifarFiles.in(folder, name, ClassNames.in(folder, "batches.meta.txt").orElse(official));
  }

  private static Optional<StoredSet> first(Stream<? extends Optional<? extends StoredSet>> found) {
    return found.<StoredSet>flatMap(Optional::stream).findFirst();
  }

  static Path path(String folder) {
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw new InvalidData("'" + folder + "' cannot be the name of a folder: name another.", e);
    }
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "data" : last.toString();
  }

  private static InvalidData absent(Path folder, String expected) {
    return new InvalidData(
        folder + " is not there or has no data: expected a folder with " + expected + ".");
  }
}
