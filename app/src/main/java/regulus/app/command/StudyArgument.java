package regulus.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import regulus.study.file.StudyFile;

/** The study file and the values that the command line puts in place of its own. */
final class StudyArgument {
  @Parameters(paramLabel = "FILE", description = "The study file.")
  Path file = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Put a value in place of the file's, such as training.epochs=1. Repeatable.")
  List<String> options = new ArrayList<>();

  /**
   * @throws regulus.study.file.InvalidStudy if it is not a study file
   */
  StudyFile read() {
    return StudyFile.read(file, options);
  }
}
