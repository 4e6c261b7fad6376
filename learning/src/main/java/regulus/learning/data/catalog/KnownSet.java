package regulus.learning.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.file.CifarFiles;
import regulus.learning.data.file.IdxFiles;
import regulus.learning.data.file.StoredSet;

/**
 * A data set that has a name.
 *
 * @param info what the official data set is like
 * @param format of its files
 * @param folders where it may lie under a root, the first one is where downloads are put
 * @param official the files as their authors publish them
 * @param licence in a few words
 */
public record KnownSet(
    DatasetInfo info,
    Format format,
    List<String> folders,
    List<Official> official,
    String licence) {

  /** What the files of a data set are like. */
  public enum Format {
    /** Four files, see {@link IdxFiles}. */
    IDX {
      @Override
      Optional<? extends StoredSet> in(Path folder, DatasetInfo info) {
        return IdxFiles.in(folder, info.name(), info.classes());
      }

      @Override
      void keep(Path downloaded, Official file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.move(
            downloaded,
            folder.resolve(file.name()),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    },
    /** Six batches, published in one archive, see {@link CifarFiles}. */
    CIFAR {
      @Override
      Optional<? extends StoredSet> in(Path folder, DatasetInfo info) {
        return CifarFiles.in(folder, info.name(), info.classes());
      }

      @Override
      void keep(Path downloaded, Official file, Path folder) throws IOException {
        Path part = Files.createTempDirectory(folder.getParent(), ".unpack");
        try (InputStream tar = new GZIPInputStream(Files.newInputStream(downloaded), 1 << 16)) {
          Archive.unpack(tar, part, CifarFiles.batches(), LARGEST_BATCH);
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    };

    private static final long LARGEST_BATCH = 100_000_000;

    abstract Optional<? extends StoredSet> in(Path folder, DatasetInfo info);

    /** Makes a file that was downloaded and checked part of a folder. */
    abstract void keep(Path downloaded, Official file, Path folder) throws IOException;
  }

  /**
   * A file as its authors publish it.
   *
   * @param size in bytes
   * @param sha256 hexadecimal, lower case
   */
  public record Official(String name, long size, String sha256, URI uri) {
    public Official {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("Not a SHA-256: " + sha256);
      }
    }
  }

  public KnownSet {
    folders = List.copyOf(folders);
    official = List.copyOf(official);
  }

  public String name() {
    return info.name();
  }

  /** This data set under a root, if it is there. */
  Optional<StoredSet> under(Path root) {
    return folders.stream()
        .map(root::resolve)
        .map(folder -> format.in(folder, info))
        .<StoredSet>flatMap(Optional::stream)
        .findFirst();
  }
}
