package regulus.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Regulus as a contender, in a process of its own: one trial per core, each on one thread. */
@Command(name = "train", hidden = true, description = "Train one workload; what throughput calls.")
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--workload", required = true)
  Workload workload = Workload.W1;

  @Option(names = "--images", required = true)
  int images;

  @Option(names = "--epochs", required = true)
  int epochs;

  @Option(names = "--jobs", required = true)
  int jobs;

  @Override
  public Integer call() {
    Pace pace = new Pace(images);
    List<String> options = List.of("training.epochs=" + epochs, "repeat.seeds=" + jobs);
    new Study(workload.study(options), workload.dataset(images), jobs).run(pace);
    String versions = "libtorch 2.10, Java " + System.getProperty("java.version");
    System.out.printf(
        "{\"images_per_second\": %s, \"versions\": \"%s\"}%n", pace.imagesPerSecond(), versions);
    return 0;
  }
}
