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
import regulus.learning.data.catalog.DataSets;
import regulus.learning.data.catalog.ListedFolder;
import regulus.learning.data.catalog.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus data list}. */
@Command(
    name = "list",
    description =
        "List the data sets that have a name, here or not, and the folders of pictures in --data,"
            + " REGULUS_DATA and the cache.")
final class DataListCommand implements Callable<Integer> {
  private static final int MOST_NAMES = 5;

  private final Console console;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  DataListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DataSets sets = data.sets(console);
    List<Listing> listings = sets.list();
    List<ListedFolder> folders = sets.folders();
    if (json.json) {
      console.say(
          Json.text(
              Json.array()
                  .addAll(listings.stream().map(DataListCommand::json).toList())
                  .addAll(folders.stream().map(DataListCommand::json).toList())));
    } else {
      table(listings, folders).lines().forEach(console::say);
    }
    return ExitCode.DONE.number();
  }

  private static Columns table(List<Listing> listings, List<ListedFolder> folders) {
    Columns columns = new Columns();
    for (Listing listing : listings) {
      DatasetInfo info = listing.info();
      columns.row(
          info.name(),
          counts(info),
          info.shape().toString(),
          info.classes().size() + " classes",
          place(listing),
          listing.licence());
    }
    folders.forEach(folder -> columns.row(row(folder)));
    return columns;
  }

  private static List<String> row(ListedFolder folder) {
    return List.of(
        SourceArgument.IMAGES + folder.name(),
        folder.info().map(DataListCommand::counts).orElse(""),
        "of any size",
        folder
            .info()
            .map(info -> info.classes().size() + " classes: " + names(info.classes()))
            .orElse(""),
        folder
            .problem()
            .map(problem -> "cannot be used: " + problem.getMessage())
            .orElse("in " + folder.where().label()));
  }

  /** Training, validation if there is some, and test. */
  private static String counts(DatasetInfo info) {
    String own = info.validationCount() > 0 ? " + " + Phrase.count(info.validationCount()) : "";
    return Phrase.count(info.trainCount()) + own + " + " + Phrase.count(info.testCount());
  }

  private static String names(List<String> classes) {
    String first = String.join(", ", classes.subList(0, Math.min(MOST_NAMES, classes.size())));
    return classes.size() > MOST_NAMES ? first + ", …" : first;
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

  private static JsonNode json(ListedFolder folder) {
    ObjectNode json = Json.object();
    json.put("name", SourceArgument.IMAGES + folder.name());
    json.putNull("shape");
    json.set("classes", Json.texts(folder.info().map(DatasetInfo::classes).orElse(List.of())));
    folder
        .info()
        .ifPresent(
            info ->
                json.put("positive", info.positive().orElse(null))
                    .put("train", info.trainCount())
                    .put("validation", info.validationCount())
                    .put("test", info.testCount()));
    json.putNull("licence");
    json.put("found_in", folder.where().label());
    json.put("problem", folder.problem().map(Throwable::getMessage).orElse(null));
    return json;
  }
}
