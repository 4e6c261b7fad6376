package regulus.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import regulus.study.model.Models.Wanted;

/** {@code --variant} and {@code --seed}: which trained network is meant. */
final class WantedOptions {
  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Of this variant; if not given, of the one that the study chose.")
  Optional<String> variant = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Of this seed; if not given, the model of the final test, or the one that validated best.")
  Optional<Long> seed = Optional.empty();

  /**
   * @throws WrongRequest if a network is named, though the file holds one alone
   */
  void refuseFor(Path file) {
    if (variant.isPresent() || seed.isPresent()) {
      throw new WrongRequest(
          "--variant and --seed choose among the networks of a study; "
              + file
              + " holds one network alone: leave them out.");
    }
  }

  Wanted wanted() {
    return new Wanted(variant, seed.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }
}
