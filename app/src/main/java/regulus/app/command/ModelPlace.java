package regulus.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;
import regulus.study.model.ModelStore;
import regulus.study.model.ModelStores;

/** Where trained networks are kept. */
final class ModelPlace {
  @Parameters(
      index = "0",
      paramLabel = "DIR|FILE",
      description =
          "The folder of a run, such as runs/quickstart, or a file that 'regulus export' wrote;"
              + " to predict, also a .keras or .h5 file of Keras.")
  Path path = Path.of("");

  /**
   * @throws regulus.learning.setting.InvalidSetting if there are no models
   * @throws regulus.learning.data.InvalidData if it is broken
   */
  ModelStore open() {
    return ModelStores.open(path);
  }
}
