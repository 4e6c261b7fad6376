package regulus.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import regulus.app.command.CompareCommand;
import regulus.app.command.DataCommand;
import regulus.app.command.EvaluateCommand;
import regulus.app.command.ExitCode;
import regulus.app.command.ExplainCommand;
import regulus.app.command.ExportCommand;
import regulus.app.command.InitCommand;
import regulus.app.command.PlanCommand;
import regulus.app.command.PredictCommand;
import regulus.app.command.ReportCommand;
import regulus.app.command.RunCommand;
import regulus.app.command.StatusCommand;
import regulus.app.command.SummaryCommand;
import regulus.app.terminal.Console;

/**
 * The command line as a value: arguments in, exit code out, text on the console that it was given.
 */
public final class Cli {
  private static final int WIDTH = 100;

  private final Console console;
  private final Failures failures;

  public Cli(Console console) {
    this.console = console;
    this.failures = new Failures(console);
  }

  /** The number of an {@link regulus.app.command.ExitCode}. */
  public int run(String... arguments) {
    try {
      return delivered(parser().execute(arguments));
    } catch (Error failure) {
      return failures.ours(failure);
    }
  }

  /** What was said must have arrived: a full disk does not throw. */
  private int delivered(int code) {
    if (code == ExitCode.DONE.number() && console.out().checkError()) {
      return failures.unheard();
    }
    return code;
  }

  private CommandLine parser() {
    CommandLine parser = new CommandLine(new Regulus());
    parser.addSubcommand(new RunCommand(console));
    parser.addSubcommand(new PlanCommand(console));
    parser.addSubcommand(new SummaryCommand(console));
    parser.addSubcommand(new StatusCommand(console));
    parser.addSubcommand(new ReportCommand(console));
    parser.addSubcommand(new CompareCommand(console));
    parser.addSubcommand(new ExplainCommand(console));
    parser.addSubcommand(new PredictCommand(console));
    parser.addSubcommand(new EvaluateCommand(console));
    parser.addSubcommand(new ExportCommand(console));
    parser.addSubcommand(new InitCommand(console));
    parser.addSubcommand(DataCommand.on(console));
    return parser
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(WIDTH)
        .setColorScheme(Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(failures::wrongArguments)
        .setExecutionExceptionHandler(failures::failed);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
