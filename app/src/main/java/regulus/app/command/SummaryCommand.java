package regulus.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regulus.app.terminal.Console;
import regulus.app.text.Json;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.Summary;
import regulus.learning.setting.Suggestion;
import regulus.study.StudySpec;
import regulus.study.Variant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus summary}. */
@Command(
    name = "summary",
    description =
        "Print the layers of every variant, or of a .keras or .h5 file, with their shapes and weights, as"
            + " Keras does.")
public final class SummaryCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StudyArgument study = new StudyArgument();

  @Option(names = "--variant", paramLabel = "NAME", description = "Only this one.")
  Optional<String> variant = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  public SummaryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (KerasFile.named(study.file)) {
      return ofFile();
    }
    StudySpec spec = study.read().with(data.weights()).study(data.sets(console)::describe);
    List<Variant> wanted = wanted(spec);
    if (json.json) {
      console.say(
          Json.text(
              Json.array()
                  .addAll(wanted.stream().map(it -> json(it.name(), summary(it))).toList())));
    } else {
      wanted.forEach(it -> console.out().print(summary(it).text(it.name())));
    }
    return ExitCode.DONE.number();
  }

  private int ofFile() {
    if (variant.isPresent() || !study.options.isEmpty()) {
      throw new WrongRequest(
          "--variant and --set are for studies; "
              + study.file
              + " holds one network alone: leave them out.");
    }
    KerasModel model = KerasFile.read(study.file);
    Summary summary = Summary.of(model.network(), model.manner());
    if (json.json) {
      console.say(Json.text(Json.array().add(json(model.name(), summary))));
    } else {
      console.out().print(summary.text(model.name()));
    }
    return ExitCode.DONE.number();
  }

  /** As its training leaves it: with the layers frozen that its last phase does not train. */
  private static Summary summary(Variant variant) {
    return Summary.of(variant.training().trained(variant.network()));
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

  private static JsonNode json(String name, Summary summary) {
    ObjectNode json = Json.object();
    json.put("name", name);
    ArrayNode layers = json.putArray("layers");
    summary.layers().forEach(row -> layers.add(json(row, summary.sequential())));
    json.putObject("parameters")
        .put("total", summary.total())
        .put("trainable", summary.trainable());
    return json;
  }

  private static JsonNode json(Summary.Row row, boolean sequential) {
    ObjectNode json = Json.object();
    json.put("name", row.name());
    json.put("type", row.type());
    ArrayNode output = json.putArray("output");
    for (int i = 0; i < row.output().rank(); i++) {
      if (row.open().contains(i)) {
        output.addNull();
      } else {
        output.add(row.output().size(i));
      }
    }
    json.put("parameters", row.parameters());
    if (!sequential) {
      ArrayNode inputs = json.putArray("inputs");
      row.inputs().forEach(inputs::add);
    }
    return json;
  }
}
