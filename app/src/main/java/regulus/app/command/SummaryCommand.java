package regulus.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regulus.app.terminal.Console;
import regulus.learning.network.Summary;
import regulus.learning.setting.Suggestion;
import regulus.study.StudySpec;
import regulus.study.Variant;

/** {@code regulus summary}. */
@Command(
    name = "summary",
    description = "Print the layers of every variant with their shapes and weights, as Keras does.")
public final class SummaryCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StudyArgument study = new StudyArgument();

  @Option(names = "--variant", paramLabel = "NAME", description = "Only this one.")
  Optional<String> variant = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin HelpOption help = new HelpOption();

  public SummaryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudySpec spec = study.read().study(data.sets(console)::describe);
    for (Variant wanted : wanted(spec)) {
      console.out().print(Summary.of(wanted.network()).text(wanted.name()));
    }
    return ExitCode.DONE.number();
  }

  private List<Variant> wanted(StudySpec spec) {
    if (variant.isEmpty()) {
      return spec.variants();
    }
    String name = variant.get();
    List<String> names = spec.variants().stream().map(Variant::name).toList();
    if (!names.contains(name)) {
      throw new WrongRequest(
          "Invalid --variant: expected one of "
              + String.join(", ", names)
              + ", received "
              + name
              + "."
              + Suggestion.sentence(name, names));
    }
    return List.of(spec.variant(name));
  }
}
