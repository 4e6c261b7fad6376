package regulus.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import regulus.learning.Shape;
import regulus.study.run.StudyEvent;
import regulus.study.run.StudyEvent.TrialDone;

/** Resident memory: over many trials of one process, and of the Fashion-MNIST study. */
@Command(
    name = "memory",
    description =
        "MiB of resident memory over 200 tiny trials, and of the Fashion-MNIST study with two jobs.",
    mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {
  private static final int SHOWN = 10;
  private static final int POLL_MILLIS = 200;

  @Option(names = "--trials", description = "Tiny trials; default: ${DEFAULT-VALUE}.")
  int trials = 200;

  @Option(
      names = "--data",
      description = "Folder with Fashion-MNIST; without it, the second is left out.")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--epochs",
      description = "Epochs of the Fashion-MNIST study; default: ${DEFAULT-VALUE}.")
  int epochs = 1;

  @Option(names = "--set", description = "Another value of that study, as for regulus run.")
  List<String> values = List.of();

  private final Path home = Path.of(System.getProperty("regulus.home", "."));

  @Override
  public Integer call() throws InterruptedException {
    System.out.println(Machine.text());
    tiny();
    if (data.isPresent()) {
      study(data.get().toAbsolutePath());
    } else {
      System.out.println("Left out: the Fashion-MNIST study; --data says where the images are.");
    }
    return 0;
  }

  private void tiny() {
    List<Double> resident = new ArrayList<>();
    Consumer<StudyEvent> events =
        event -> {
          if (event instanceof TrialDone) {
            Machine.mebibytes("self", "VmRSS").ifPresent(resident::add);
          }
        };
    new Study(
            Workload.study("tiny.yaml", List.of("repeat.seeds=" + trials)),
            RandomImages.dataset(Shape.of(28, 28, 1), 10, 1000),
            2)
        .run(events);
    int every = Math.max(1, resident.size() / SHOWN);
    System.out.println("MiB resident after each of some of " + resident.size() + " tiny trials:");
    for (int i = every - 1; i < resident.size(); i += every) {
      System.out.printf("  %4d  %,.0f%n", i + 1, resident.get(i));
    }
  }

  private void study(Path images) throws InterruptedException {
    try (TemporaryFolder out = TemporaryFolder.create()) {
      Process process = new ChildProcess(command(images, out.path()), home, false).start();
      double most = 0;
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, Machine.mebibytes(Long.toString(process.pid()), "VmHWM").orElse(0.0));
      }
      System.out.printf(
          "MiB resident at most, fashion-mnist.yaml, 2 jobs, %d epochs, ended with %d: %,.0f%n",
          epochs, process.exitValue(), most);
    }
  }

  private List<String> command(Path images, Path out) {
    Stream<String> run =
        Stream.of(
            home.resolve("regulus").toString(),
            "run",
            "studies/fashion-mnist.yaml",
            "--jobs=2",
            "--data=" + images,
            "--out=" + out,
            "--set=training.epochs=" + epochs);
    return Stream.concat(run, values.stream().map(value -> "--set=" + value)).toList();
  }
}
