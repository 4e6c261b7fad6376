package regulus.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import regulus.app.command.ExitCode;

/** What stands before the commands: the program itself. */
@Command(
    name = "regulus",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Regulus.Version.class,
    description = {
      "Trains every variant of a network under equal conditions and says which differences are real."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "'regulus COMMAND --help' says more about one command."})
final class Regulus implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Say this.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Say the version of Regulus and of Java.")
  boolean version;

  /** Without a command there is nothing to do. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.WRONG_REQUEST.number();
  }

  /** From the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Regulus.class.getPackage().getImplementationVersion();
      return new String[] {
        "regulus " + (version == null ? "(not packaged)" : version), "java ${java.version}"
      };
    }
  }
}
