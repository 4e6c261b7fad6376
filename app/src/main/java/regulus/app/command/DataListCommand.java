package regulus.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.catalog.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus data list}. */
@Command(name = "list", description = "List the data sets that have a name, here or not.")
final class DataListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  DataListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Listing> listings = data.sets(console).list();
    if (json.json) {
      console.say(
          Json.text(Json.array().addAll(listings.stream().map(DataListCommand::json).toList())));
    } else {
      table(listings).lines().forEach(console::say);
    }
    return ExitCode.DONE.number();
  }

  private static Columns table(List<Listing> listings) {
    Columns columns = new Columns();
    for (Listing listing : listings) {
      DatasetInfo info = listing.info();
      columns.row(
          info.name(),
          Phrase.count(info.trainCount()) + " + " + Phrase.count(info.testCount()),
          info.shape().toString(),
          info.classes().size() + " classes",
          place(listing),
          listing.licence());
    }
    return columns;
  }

  private static String place(Listing listing) {
    return listing
        .problem()
        .map(problem -> "cannot be used: " + problem.getMessage())
        .or(() -> listing.found().map(found -> "in " + found.where().label()))
        .orElse("not here; a run that needs it downloads it");
  }

  private static JsonNode json(Listing listing) {
    ObjectNode json = DataInfoCommand.json(listing.info());
    json.put("licence", listing.licence());
    json.put("found_in", listing.found().map(found -> found.where().label()).orElse(null));
    json.put("problem", listing.problem().map(Throwable::getMessage).orElse(null));
    return json;
  }
}
