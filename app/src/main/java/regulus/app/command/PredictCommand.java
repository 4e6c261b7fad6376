package regulus.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.learning.data.InvalidData;
import regulus.learning.explanation.Explainer;
import regulus.learning.explanation.Explanation;
import regulus.learning.explanation.Subject;
import regulus.learning.training.OutputMeaning;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus predict}. */
@Command(name = "predict", description = "Say what a trained network takes images for.")
public final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ModelPlace place = new ModelPlace();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Image files of any size; each is resized to what the network is fed.")
  List<Path> images = new ArrayList<>();

  @Mixin FedOptions fed = new FedOptions();
  @Mixin WantedOptions options = new WantedOptions();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  public PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<InvalidData> failures = new ArrayList<>();
    Columns columns = new Columns();
    try (AskedModel model = model()) {
      model.notes().forEach(note -> console.complain("Note: " + note));
      List<String> classes = model.meaning().classes();
      Explainer explainer = new Explainer(model.network(), model.meaning().pixels());
      for (Path image : images) {
        try {
          Subject subject = model.photographs().read(image);
          Explanation answer = explainer.answer(subject);
          if (json.json) {
            console.say(JsonMapper.shared().writeValueAsString(json(answer, model)));
          } else {
            columns.row(row(answer, classes.get(answer.predicted()), model.outputs()));
          }
        } catch (InvalidData unreadable) {
          failures.add(unreadable);
        }
      }
    }
    columns.lines().forEach(console::say);
    failures.forEach(failure -> console.complain(String.valueOf(failure.getMessage())));
    return (failures.isEmpty() ? ExitCode.DONE : ExitCode.WRONG_DATA).number();
  }

  private AskedModel model() {
    if (AskedModel.isKeras(place.path)) {
      options.refuseFor(place.path);
      return AskedModel.of(place.path, fed, images);
    }
    fed.refuseForStudies();
    return AskedModel.of(place.open(), options.wanted());
  }

  private static List<String> row(Explanation answer, String name, OutputMeaning outputs) {
    float best = answer.probabilities()[answer.predicted()];
    return List.of(answer.subject().name(), name, Phrase.answer(best, outputs));
  }

  private static ObjectNode json(Explanation answer, AskedModel model) {
    ObjectNode json = Json.object();
    json.put("image", answer.subject().name());
    json.put("class", model.meaning().classes().get(answer.predicted()));
    json.put("index", answer.predicted());
    ArrayNode numbers = json.putArray(model.outputs().given());
    for (float number : answer.probabilities()) {
      numbers.add(number);
    }
    return json;
  }
}
