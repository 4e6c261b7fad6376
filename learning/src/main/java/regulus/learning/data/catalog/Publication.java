package regulus.learning.data.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A data set as its authors publish it.
 *
 * @param files what can be downloaded
 * @param fingerprint of the decoded data set, where it is known
 * @param licence in a few words
 */
public record Publication(List<File> files, Optional<String> fingerprint, String licence) {

  /**
   * One file.
   *
   * @param size in bytes
   * @param sha256 hexadecimal, lower case
   */
  public record File(String name, long size, String sha256, URI uri) {
    public File {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("Not a SHA-256: " + sha256);
      }
    }
  }

  public Publication {
    files = List.copyOf(files);
  }

  /** The checksum of a file by its name. */
  Optional<String> sha256(String file) {
    return files.stream().filter(f -> f.name().equals(file)).findFirst().map(File::sha256);
  }

  /** All bytes that a download takes. */
  long size() {
    return files.stream().mapToLong(File::size).sum();
  }
}
