package regulus.app.command;

import picocli.CommandLine.Parameters;
import regulus.learning.data.DataSource;

/** The data set that a {@code data} command is about. */
final class SourceArgument {
  private static final String IDX = "idx:";
  private static final String CIFAR = "cifar:";

  @Parameters(
      paramLabel = "DATASET",
      description = "A name that 'regulus data list' shows, or idx:FOLDER, or cifar:FOLDER.")
  String name = "";

  DataSource source() {
    if (name.startsWith(IDX)) {
      return new DataSource.IdxFolder(name.substring(IDX.length()));
    }
    return name.startsWith(CIFAR)
        ? new DataSource.CifarFolder(name.substring(CIFAR.length()))
        : new DataSource.Known(name);
  }
}
