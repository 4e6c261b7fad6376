package regulus.app.command;

import picocli.CommandLine.Parameters;
import regulus.learning.data.DataSource;
import regulus.learning.image.ImageForm;

/** The data set that a {@code data} command is about. */
final class SourceArgument {
  private static final String IDX = "idx:";
  private static final String CIFAR = "cifar:";
  static final String IMAGES = "images:";
  private static final int USUAL_SIZE = 256;

  @Parameters(
      paramLabel = "DATASET",
      description =
          "A name that 'regulus data list' shows, or idx:FOLDER, cifar:FOLDER or"
              + " images:FOLDER.")
  String name = "";

  DataSource source() {
    if (name.startsWith(IDX)) {
      return new DataSource.IdxFolder(name.substring(IDX.length()));
    }
    if (name.startsWith(IMAGES)) {
      return DataSource.ImageFolder.of(
          name.substring(IMAGES.length()), ImageForm.of(USUAL_SIZE, USUAL_SIZE));
    }
    return name.startsWith(CIFAR)
        ? new DataSource.CifarFolder(name.substring(CIFAR.length()))
        : new DataSource.Known(name);
  }
}
