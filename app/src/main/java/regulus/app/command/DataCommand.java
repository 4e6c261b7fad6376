package regulus.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import regulus.app.terminal.Console;

/** {@code regulus data}: what stands before its three commands. */
@Command(
    name = "data",
    description = "Say which data sets there are, and whether they are whole.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class DataCommand implements Runnable {
  @Mixin HelpOption help = new HelpOption();
  @Spec CommandSpec spec = CommandSpec.create();

  private DataCommand() {}

  /** With its commands. */
  public static CommandLine on(Console console) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataCheckCommand(console))
        .addSubcommand(new DataInfoCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: list, check or info.");
  }
}
