package regulus.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;
import regulus.study.record.RunFolder;

/** A folder in which a study was run. */
final class RunFolderArgument {
  @Parameters(paramLabel = "DIR", description = "The folder of a run, such as runs/quickstart.")
  Path path = Path.of("");

  /**
   * @throws WrongRequest if no study was run there
   */
  RunFolder folder() {
    return at(path);
  }

  /**
   * @throws WrongRequest if no study was run there
   */
  static RunFolder at(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!folder.exists()) {
      throw new WrongRequest(
          "No study was run in " + path + ": it holds no " + folder.database().getFileName() + ".");
    }
    return folder;
  }
}
