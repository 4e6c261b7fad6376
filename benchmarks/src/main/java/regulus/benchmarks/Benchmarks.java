package regulus.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code benchmarks/run}. */
@Command(
    name = "benchmarks/run",
    description = "Measures Regulus on this machine. Leave the machine alone while it does.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ThroughputCommand.class,
      StartupCommand.class,
      GapCommand.class,
      MemoryCommand.class,
      TrainCommand.class,
      CalibrateCommand.class
    })
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
