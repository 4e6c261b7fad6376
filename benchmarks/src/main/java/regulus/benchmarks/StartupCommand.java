package regulus.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Seconds from a command to its end, for commands that should feel immediate. */
@Command(
    name = "startup",
    description = "Seconds that short commands take, each after one call that is not counted.",
    mixinStandardHelpOptions = true)
final class StartupCommand implements Callable<Integer> {
  @Option(names = "--rounds", description = "Calls of each; default: ${DEFAULT-VALUE}.")
  int rounds = 10;

  private final Path home = Path.of(System.getProperty("regulus.home", "."));

  @Override
  public Integer call() throws InterruptedException {
    System.out.println(Machine.text());
    System.out.printf("Seconds, the median of %d calls [least … most].%n", rounds);
    measure("--help");
    measure("summary", "studies/fashion-mnist.yaml");
    measure("plan", "studies/quickstart.yaml");
    return 0;
  }

  private void measure(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("regulus").toString()));
    command.addAll(List.of(arguments));
    ChildProcess child = new ChildProcess(command, home, false);
    seconds(child);
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      times.add(seconds(child));
    }
    System.out.printf(
        "  %-44s %s%n", "regulus " + String.join(" ", arguments), new Samples(times).text(2));
  }

  private static double seconds(ChildProcess child) throws InterruptedException {
    long start = System.nanoTime();
    ChildProcess.Ended ended = child.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (ended.status() != 0) {
      throw new IllegalStateException(child.command() + " ended with " + ended.status() + ".");
    }
    return seconds;
  }
}
