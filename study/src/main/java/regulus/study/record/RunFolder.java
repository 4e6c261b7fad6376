package regulus.study.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a run keeps its files.
 *
 * @param root usually {@code runs/<study>}
 */
public record RunFolder(Path root) {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,100}");

  /** The study file as run. */
  public Path study() {
    return root.resolve("study.yaml");
  }

  /** The SQLite record. */
  public Path database() {
    return root.resolve("study.db");
  }

  /** What the study says, for programs; the same bytes for the same study. */
  public Path results() {
    return root.resolve("results.json");
  }

  /** Times, machine, versions and commands. */
  public Path provenance() {
    return root.resolve("provenance.json");
  }

  /** The event files that TensorBoard reads, in a folder for each run of its lists. */
  public Path tensorBoard() {
    return root.resolve("tensorboard");
  }

  /** What the report shows of the chosen network: pictures. */
  public Path explanation() {
    return root.resolve("explain");
  }

  public Path report() {
    return root.resolve("report.html");
  }

  /** The table of variants in a file for each format. */
  public Path tables() {
    return root.resolve("tables");
  }

  /** Held by the process that runs the study. */
  Path lock() {
    return root.resolve(".lock");
  }

  /**
   * The files of one trial.
   *
   * @throws IllegalArgumentException if the id is not one that plans give: names never become paths
   */
  public Path trial(String id) {
    requireId(id);
    return root.resolve("trials").resolve(id);
  }

  static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Not a trial's id: " + id);
    }
  }

  /**
   * Refuses a place where there is a file, and a folder in which a run would overwrite a study file
   * that no run wrote.
   *
   * @throws UnusableFolder if it is one
   */
  public void requireOwn() {
    for (Path place = root; place != null; place = place.getParent()) {
      if (Files.isRegularFile(place)) {
        throw new UnusableFolder(
            "The run folder "
                + root
                + " cannot be made: "
                + place
                + " is a file; name a folder with --out, or remove the file.");
      }
    }
    if (!exists() && Files.exists(study())) {
      throw new UnusableFolder(
          "The folder "
              + root
              + " holds a study.yaml that no run wrote; choose another folder with --out.");
    }
  }

  /** What to do where a file of a done trial is not as it was written, as the end of a sentence. */
  public String remedy() {
    return "'regulus run " + study() + " --out " + root + "' makes it again.";
  }

  /** Whether a study was ever run here. */
  public boolean exists() {
    return Files.isRegularFile(database());
  }
}
