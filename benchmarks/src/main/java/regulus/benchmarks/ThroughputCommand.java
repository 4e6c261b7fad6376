package regulus.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images per second of training, beside the peers, in alternation. */
@Command(
    name = "throughput",
    description =
        "Images per second of training for three networks, in alternation with Keras on TensorFlow"
            + " and PyTorch where Python has them.",
    mixinStandardHelpOptions = true)
final class ThroughputCommand implements Callable<Integer> {
  @Option(names = "--python", description = "Python of the peers; default: ${DEFAULT-VALUE}.")
  String python = "python3";

  @Option(names = "--rounds", description = "Turns of each contender; default: ${DEFAULT-VALUE}.")
  int rounds = 3;

  @Option(
      names = "--epochs",
      description = "Epochs of a turn, the first of which is warm-up; default: ${DEFAULT-VALUE}.")
  int epochs = 5;

  @Option(names = "--images", description = "Images of an epoch; default: some seconds' work.")
  Optional<Integer> images = Optional.empty();

  @Option(names = "--workloads", split = ",", description = "Some of W1, W2, W3; default: all.")
  List<Workload> workloads = List.of(Workload.values());

  @Option(names = "--jobs", description = "Trials at once; default: the cores.")
  int jobs = Machine.cores();

  private final Path peers =
      Path.of(System.getProperty("regulus.home", ".")).resolve("benchmarks/peers");

  @Override
  public Integer call() throws InterruptedException {
    System.out.println(Machine.text());
    System.out.printf(
        "Images per second of training, batches of 32, validation off: the median of %d rounds in"
            + " alternation [least … most].%n",
        rounds);
    List<Contender> contenders = present();
    for (Workload workload : workloads) {
      measure(workload, contenders);
    }
    return 0;
  }

  private List<Contender> present() throws InterruptedException {
    List<Contender> contenders = new ArrayList<>(List.of(Contender.regulus(jobs)));
    for (Contender peer : Contender.peers(python, peers)) {
      Optional<String> absent = peer.absent(peers);
      absent.ifPresent(reason -> System.out.println("Absent: " + peer.name() + "; " + reason));
      if (absent.isEmpty()) {
        contenders.add(peer);
      }
    }
    return contenders;
  }

  private void measure(Workload workload, List<Contender> contenders) throws InterruptedException {
    int count = images.orElse(workload.images());
    System.out.printf("%n%s, %,d images an epoch%n", workload, count);
    Map<Contender, List<Double>> figures = new LinkedHashMap<>();
    Map<Contender, String> versions = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Contender contender : contenders) {
        JsonNode turn = turn(contender, workload, count);
        figures
            .computeIfAbsent(contender, c -> new ArrayList<>())
            .add(turn.get("images_per_second").asDouble());
        versions.put(contender, turn.get("versions").asString());
      }
    }
    print(figures, versions);
  }

  private JsonNode turn(Contender contender, Workload workload, int count)
      throws InterruptedException {
    ChildProcess.Ended ended = contender.training(workload, count, epochs, peers).run();
    if (ended.status() != 0) {
      throw new IllegalStateException(contender.name() + " ended with " + ended.status() + ".");
    }
    List<String> lines = ended.output().lines().toList();
    return JsonMapper.shared().readTree(lines.get(lines.size() - 1));
  }

  private static void print(Map<Contender, List<Double>> figures, Map<Contender, String> versions) {
    double own = new Samples(figures.values().iterator().next()).median();
    figures.forEach(
        (contender, values) -> {
          Samples samples = new Samples(values);
          String ratio =
              contender.imports().isEmpty()
                  ? ""
                  : String.format(Locale.ROOT, "Regulus: %.2f ×", own / samples.median());
          System.out.printf(
              "  %-36s %-28s %-16s %s%n",
              contender.name(), samples.text(0), ratio, versions.get(contender));
        });
  }
}
