package regulus.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import regulus.app.terminal.AcrossLines;
import regulus.app.terminal.Console;
import regulus.app.text.Json;
import regulus.study.result.AcrossStudies;
import regulus.study.result.AcrossStudiesJson;
import regulus.study.result.Contender;

/** {@code regulus compare}. */
@Command(
    name = "compare",
    description = "Compare networks of several runs of the same images, seed by seed.")
public final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR[:VARIANT]",
      description =
          "The folder of a run, which stands for the variant that it chose, or one of its variants,"
              + " such as runs/quickstart:dropout.")
  List<String> networks = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "Compare all others with this network; with the first if it is not given.")
  Optional<String> baseline = Optional.empty();

  @Option(names = "--all", description = "Every variant of a run, not only the chosen one.")
  boolean all;

  @Option(
      names = "--margin",
      paramLabel = "DIFFERENCE",
      converter = MarginConverter.class,
      description =
          "The largest difference that does not matter: 0.005 is half a point of accuracy; if not"
              + " given, the one that all studies say.")
  @Nullable Double margin;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Write it to a file, too: .html is a page, .csv the table for programs, .tex for papers;"
              + " repeatable.")
  List<Path> to = List.of();

  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (margin != null && !(margin > 0 && Double.isFinite(margin))) {
      throw new WrongRequest(
          "Invalid --margin: expected a number above 0, received " + margin + ".");
    }
    List<ComparisonFile> files = to.stream().map(ComparisonFile::of).toList();
    AcrossStudies across = across();
    files.forEach(file -> file.write(across));
    if (json.json) {
      console.say(Json.text(AcrossStudiesJson.of(across)));
    } else {
      new AcrossLines(across, console.paint()).lines().forEach(console::say);
    }
    return ExitCode.DONE.number();
  }

  private AcrossStudies across() {
    Contenders contenders = new Contenders(networks, all);
    AcrossStudies.obstacle(contenders.studies())
        .or(() -> AcrossStudies.twice(contenders.studies()))
        .ifPresent(
            obstacle -> {
              throw new WrongRequest(obstacle);
            });
    List<Contender> named = new ArrayList<>(contenders.named(networks));
    Contender reference =
        baseline.map(word -> contenders.baseline(word, named)).orElseGet(() -> named.get(0));
    if (named.stream().noneMatch(reference::same)) {
      named.add(reference);
    }
    requireTwo(named);
    AcrossStudies.planned(named, reference)
        .ifPresent(
            planned -> {
              throw new WrongRequest(planned);
            });
    requireBelowOne(reference);
    OptionalDouble matters =
        margin == null ? AcrossStudies.margin(contenders.studies()) : OptionalDouble.of(margin);
    return AcrossStudies.of(named, reference, matters);
  }

  private void requireBelowOne(Contender reference) {
    boolean fraction = !reference.study().result().study().choose().by().endsWith("loss");
    if (fraction && margin != null && margin >= 1) {
      throw new WrongRequest(
          "Invalid --margin: expected a number above 0 to below 1, received "
              + margin
              + "; 0.005 is half a point.");
    }
  }

  private static void requireTwo(List<Contender> named) {
    if (named.size() < 2) {
      Contender only = named.get(0);
      throw new WrongRequest(
          "Nothing to compare: expected at least two networks, received "
              + only.study().name()
              + ":"
              + only.variant()
              + " alone; name another run, or a variant behind a colon.");
    }
  }
}
