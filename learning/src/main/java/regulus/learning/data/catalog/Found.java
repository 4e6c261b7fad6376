package regulus.learning.data.catalog;

import java.util.Optional;
import regulus.learning.data.file.StoredSet;

/**
 * A data set and where it lies.
 *
 * @param set its files
 * @param where which of the places that are looked through had it
 * @param publication what its authors publish under its name
 */
public record Found(StoredSet set, Where where, Optional<Publication> publication) {
  /** The places that are looked through. */
  public enum Where {
    /** A folder that the study file names. */
    FILE("the study file"),
    /** The root given on the command line. */
    GIVEN("--data"),
    /** The root given by the environment. */
    ENVIRONMENT(DataRoots.VARIABLE),
    /** Downloaded before. */
    CACHE("the cache"),
    /** Ships with the project. */
    SHIPPED("the project");

    private final String label;

    Where(String label) {
      this.label = label;
    }

    /** For people: {@code --data}. */
    public String label() {
      return label;
    }
  }

  /** In a folder that the study file names. */
  static Found named(StoredSet set) {
    return new Found(set, Where.FILE, Optional.empty());
  }
}
