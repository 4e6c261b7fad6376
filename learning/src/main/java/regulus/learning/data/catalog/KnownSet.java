package regulus.learning.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.data.file.CifarFiles;
import regulus.learning.data.file.IdxFiles;
import regulus.learning.data.file.StoredSet;

/**
 * A data set that has a name.
 *
 * @param info what the official data set is like
 * @param format of its files
 * @param folders where it may lie under a root, the first one is where downloads are put
 * @param publication the official files
 */
public record KnownSet(
    DatasetInfo info, Format format, List<String> folders, Publication publication) {

  /** What the files of a data set are like. */
  public enum Format {
    /** Four files, see {@link IdxFiles}. */
    IDX {
      @Override
      Optional<? extends StoredSet> in(Path folder, DatasetInfo info) {
        return IdxFiles.in(folder, info.name(), info.classes());
      }

      @Override
      void arrange(Path folder, List<Publication.File> downloaded) {}

      @Override
      String byHand(String folder) {
        return "put them into a folder " + folder;
      }
    },
    /** Six batches, published in one archive, see {@link CifarFiles}. */
    CIFAR {
      @Override
      Optional<? extends StoredSet> in(Path folder, DatasetInfo info) {
        return CifarFiles.in(folder, info.name(), info.classes());
      }

      @Override
      void arrange(Path folder, List<Publication.File> downloaded) throws IOException {
        Path archive = folder.resolve(downloaded.get(0).name());
        try (InputStream tar = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
          Archive.unpack(tar, CifarFiles.batches(), MOST_BYTES, folder);
        }
        Files.delete(archive);
      }

      @Override
      String byHand(String folder) {
        return "unpack it with tar -xzf into a folder " + Path.of(folder).getParent();
      }
    };

    private static final int MOST_BYTES = 100_000_000;

    abstract Optional<? extends StoredSet> in(Path folder, DatasetInfo info);

    /** Makes of downloaded and checked files what is looked for. */
    abstract void arrange(Path folder, List<Publication.File> downloaded) throws IOException;

    /** What a person does with the official files. */
    abstract String byHand(String folder);
  }

  public KnownSet {
    folders = List.copyOf(folders);
  }

  public String name() {
    return info.name();
  }

  /**
   * This data set under a root, if it is there. A root with the data set's own name may be its
   * folder itself.
   *
   * @throws InvalidData if it lacks files, or another data set lies in its place
   */
  Optional<Found> under(Path root, Found.Where where) {
    Stream<Path> itself = root.endsWith(name()) ? Stream.of(root) : Stream.of();
    return Stream.concat(folders.stream().map(root::resolve), itself)
        .map(folder -> format.in(folder, info))
        .<StoredSet>flatMap(Optional::stream)
        .findFirst()
        .map(files -> new Found(checked(files), where, Optional.of(publication)));
  }

  /** Another data set may lie where this one is looked for. */
  private StoredSet checked(StoredSet files) {
    Shape found = files.describe().shape();
    if (!found.equals(info.shape())) {
      throw new InvalidData(
          files.files().get(0).name()
              + " has images of "
              + found
              + ": expected "
              + info.shape()
              + " as "
              + name()
              + " has; name the folder of another data set in the study file.");
    }
    return files;
  }
}
