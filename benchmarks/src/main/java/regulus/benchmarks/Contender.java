package regulus.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that trains the workloads.
 *
 * @param name as the table shows it
 * @param start its program and first arguments; workload, images and epochs follow
 * @param imports the Python modules that it needs; empty for Regulus
 */
record Contender(String name, List<String> start, List<String> imports) {

  /** Regulus with one trial per core. */
  static Contender regulus(int jobs) {
    ProcessHandle.Info own = ProcessHandle.current().info();
    List<String> start = new ArrayList<>();
    start.add(own.command().orElse("java"));
    start.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    start.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Benchmarks.class.getName(),
            "train",
            "--jobs",
            Integer.toString(jobs)));
    return new Contender("Regulus, " + jobs + " trials at once", start, List.of());
  }

  /** The peers, in the order in which they take turns. */
  static List<Contender> peers(String python, Path folder) {
    String torch = folder.resolve("torch_loop.py").toString();
    String threads = Integer.toString(Machine.cores());
    return List.of(
        new Contender(
            "Keras on TensorFlow, fit",
            List.of(python, folder.resolve("keras_fit.py").toString()),
            List.of("keras", "tensorflow")),
        new Contender(
            "PyTorch, NCHW, " + threads + " threads",
            List.of(python, torch, "--threads", threads),
            List.of("torch")),
        new Contender(
            "PyTorch, channels last, " + threads + " threads",
            List.of(python, torch, "--threads", threads, "--channels-last"),
            List.of("torch")));
  }

  /** Why it cannot take part, if so. */
  Optional<String> absent(Path folder) throws InterruptedException {
    if (imports.isEmpty()) {
      return Optional.empty();
    }
    String program = "import " + String.join(", ", imports);
    ChildProcess.Ended ended =
        new ChildProcess(List.of(start.get(0), "-c", program), folder, false).run();
    return ended.status() == 0
        ? Optional.empty()
        : Optional.of(start.get(0) + " cannot import " + String.join(" and ", imports));
  }

  ChildProcess training(Workload workload, int images, int epochs, Path folder) {
    List<String> command =
        Stream.concat(
                start.stream(),
                Stream.of(
                    "--workload",
                    workload.name(),
                    "--images",
                    Integer.toString(images),
                    "--epochs",
                    Integer.toString(epochs)))
            .toList();
    return new ChildProcess(command, folder, imports.isEmpty());
  }
}
