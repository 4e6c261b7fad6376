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
    Optional<String> place = sets.find(source).map(Found::where).map(Found.Where::label);
    if (json.json) {
      console.say(Json.text(json(info).put("found_in", place.orElse(null))));
    } else {
      facts(info, place).lines().forEach(console::say);
    }
    return ExitCode.DONE.number();
  }

  private static Columns facts(DatasetInfo info, Optional<String> place) {
    return new Columns()
        .row("name", info.name())
        .row("images", info.shape() + " (height × width × channels)")
        .row("training", Phrase.count(info.trainCount()))
        .row("test", Phrase.count(info.testCount()))
        .row("classes", info.classes().size() + ": " + String.join(", ", info.classes()))
        .row("found in", place.orElse("not here; a run that needs it downloads it"));
  }

  static ObjectNode json(DatasetInfo info) {
    ObjectNode json = Json.object();
    json.put("name", info.name());
    json.set("shape", Json.numbers(info.shape().dimensions()));
    json.set("classes", Json.texts(info.classes()));
    json.put("train", info.trainCount());
    json.put("test", info.testCount());
    return json;
  }
}
