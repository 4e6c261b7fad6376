package regulus.app.command;

import picocli.CommandLine.Option;

/** {@code --json}, where a program may read the answer. */
final class JsonOption {
  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;
}
