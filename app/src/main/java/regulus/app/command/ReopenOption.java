package regulus.app.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Why the test set is read again. */
final class ReopenOption {
  @Option(
      names = "--reopen-test",
      paramLabel = "REASON",
      description =
          "Read the test set again, and why: the record keeps it, and the report shows it. Not"
              + " needed the first time.")
  Optional<String> given = Optional.empty();

  /**
   * As it was given.
   *
   * @throws WrongRequest if it says nothing
   */
  Optional<String> reason() {
    if (given.filter(String::isBlank).isPresent()) {
      throw new WrongRequest(
          "--reopen-test: expected the reason why the test set is read again, received nothing.");
    }
    return given.map(String::strip);
  }
}
