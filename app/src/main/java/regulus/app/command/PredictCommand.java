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
import regulus.learning.network.Network;
import regulus.study.model.ModelStore;
import regulus.study.model.ModelStores;
import regulus.study.model.Photographs;
import regulus.study.model.StoredModel;
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

  @Mixin WantedOptions options = new WantedOptions();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  public PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelStore store = place.open();
    StoredModel model = store.models().one(options.wanted());
    Photographs photographs = Photographs.like(model.trial());
    List<String> classes = store.models().facts().data().classes();
    List<InvalidData> failures = new ArrayList<>();
    Columns columns = new Columns();
    try (Network network = ModelStores.load(store, model)) {
      Explainer explainer = new Explainer(network, model.trial().data().pixels());
      for (Path image : images) {
        try {
          Subject subject = photographs.read(image);
          Explanation answer = explainer.answer(subject);
          if (json.json) {
            console.say(JsonMapper.shared().writeValueAsString(json(answer, classes)));
          } else {
            columns.row(row(answer, classes));
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

  private static List<String> row(Explanation answer, List<String> classes) {
    int best = answer.predicted();
    return List.of(
        answer.subject().name(), classes.get(best), Phrase.share(answer.probabilities()[best]));
  }

  private static ObjectNode json(Explanation answer, List<String> classes) {
    ObjectNode json = Json.object();
    json.put("image", answer.subject().name());
    json.put("class", classes.get(answer.predicted()));
    json.put("index", answer.predicted());
    ArrayNode probabilities = json.putArray("probabilities");
    for (float probability : answer.probabilities()) {
      probabilities.add(probability);
    }
    return json;
  }
}
