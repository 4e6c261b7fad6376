package regulus.app.command;

import picocli.CommandLine.Option;

/** {@code --help}, in every command. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Say this.")
  boolean help;
}
