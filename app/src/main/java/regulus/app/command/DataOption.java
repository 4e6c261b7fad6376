package regulus.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import regulus.app.terminal.Console;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.pretrained.WeightsLibrary;

/** {@code --data}, wherever data sets are looked for. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Look for data sets in this folder first, then in that of REGULUS_DATA, then in the cache.")
  Optional<Path> folder = Optional.empty();

  /** Where stored weights are looked for, besides the working folder. */
  WeightsLibrary weights() {
    return new WeightsLibrary(roots());
  }

  /** The folders in which data sets and stored weights are looked for, in order. */
  List<Path> roots() {
    return DataRoots.of(folder).folders();
  }

  /** Downloads are announced where errors go. */
  DataSets sets(Console console) {
    return new DataSets(DataRoots.of(folder), console::complain);
  }
}
