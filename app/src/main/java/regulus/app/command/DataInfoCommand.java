package regulus.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.data.catalog.Found;
import regulus.learning.data.catalog.Skipped;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus data info}. */
@Command(name = "info", description = "Say what one data set is like, from its headers.")
final class DataInfoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin SourceArgument argument = new SourceArgument();
  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  DataInfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DataSets sets = data.sets(console);
    DataSource source = argument.source();
    DatasetInfo info = sets.describe(source);
    Optional<Found> found = sets.find(source);
    Optional<String> place = found.map(Found::where).map(Found.Where::label);
    if (json.json) {
      console.say(Json.text(json(info).put("found_in", place.orElse(null))));
    } else {
      facts(info, place, source).lines().forEach(console::say);
      found
          .flatMap(it -> Skipped.sentence(info.name(), it.set().skipped()))
          .ifPresent(console::say);
    }
    return ExitCode.DONE.number();
  }

  private static Columns facts(DatasetInfo info, Optional<String> place, DataSource source) {
    Columns columns =
        new Columns()
            .row("name", info.name())
            .row("images", shape(info, source))
            .row("training", Phrase.count(info.trainCount()));
    if (info.validationCount() > 0) {
      columns.row("validation", Phrase.count(info.validationCount()));
    }
    columns
        .row("test", Phrase.count(info.testCount()))
        .row("classes", info.classes().size() + ": " + String.join(", ", info.classes()));
    info.positive()
        .ifPresent(
            it -> columns.row("positive", it + ": what a single output is the probability of"));
    return columns.row("found in", place.orElse("not here; a run that needs it downloads it"));
  }

  private static String shape(DatasetInfo info, DataSource source) {
    return source instanceof DataSource.ImageFolder
        ? "of any size; made " + info.shape() + " unless a study says otherwise"
        : info.shape() + " (height × width × channels)";
  }

  static ObjectNode json(DatasetInfo info) {
    ObjectNode json = Json.object();
    json.put("name", info.name());
    json.set("shape", Json.numbers(info.shape().dimensions()));
    json.set("classes", Json.texts(info.classes()));
    json.put("positive", info.positive().orElse(null));
    json.put("train", info.trainCount());
    json.put("validation", info.validationCount());
    json.put("test", info.testCount());
    return json;
  }
}
