package regulus.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.learning.data.catalog.CheckedFile;
import regulus.learning.data.catalog.DataCheck;
import regulus.learning.data.catalog.DataCheck.Part;
import regulus.learning.data.catalog.Sameness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus data check}. */
@Command(
    name = "check",
    description = "Read all of a data set, and compare it with what its authors publish.")
final class DataCheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin SourceArgument argument = new SourceArgument();
  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  DataCheckCommand(Console console) {
    this.console = console;
  }

  /** Content that differs from what is published is wrong data, files packed otherwise are not. */
  @Override
  public Integer call() {
    DataCheck check = data.sets(console).check(argument.source());
    if (json.json) {
      console.say(Json.text(json(check)));
    } else {
      lines(check).forEach(console::say);
    }
    return code(check).number();
  }

  private static ExitCode code(DataCheck check) {
    return check.content().sameness() == Sameness.DIFFERS ? ExitCode.WRONG_DATA : ExitCode.DONE;
  }

  private static List<String> lines(DataCheck check) {
    Columns files = new Columns();
    check
        .files()
        .forEach(
            file ->
                files.row(
                    file.name(), Phrase.counted(file.size(), "byte"), file.sameness().label()));
    List<String> lines = new ArrayList<>(files.lines());
    lines.add("content: " + check.content().sameness().label());
    lines.addAll(
        new Columns()
            .row(part("training", check.content().train()))
            .row(part("test", check.content().test()))
            .lines());
    lines.add("Every length, count and label is right.");
    return lines;
  }

  private static List<String> part(String name, Part part) {
    long count = part.perClass().stream().mapToLong(Integer::longValue).sum();
    String channels =
        part.channels().stream()
            .map(c -> String.format(Locale.ROOT, "%.4f ± %.4f", c.mean(), c.deviation()))
            .collect(Collectors.joining(", "));
    return List.of(
        name,
        Phrase.counted(count, "image"),
        "per class " + perClass(part.perClass()),
        channels.isEmpty() ? "" : "pixels " + channels);
  }

  private static String perClass(List<Integer> counts) {
    List<Integer> sorted = counts.stream().sorted().toList();
    int least = sorted.get(0);
    int most = sorted.get(sorted.size() - 1);
    return least == most ? Phrase.count(least) : Phrase.count(least) + " to " + Phrase.count(most);
  }

  private static JsonNode json(DataCheck check) {
    ObjectNode json = DataInfoCommand.json(check.info());
    json.put("found_in", check.where().label());
    json.put("content", word(check.content().sameness()));
    json.put("fingerprint", check.content().fingerprint());
    json.set("train_per_class", Json.numbers(check.content().train().perClass()));
    json.set("test_per_class", Json.numbers(check.content().test().perClass()));
    ArrayNode files = json.putArray("files");
    check.files().forEach(file -> files.add(json(file)));
    return json;
  }

  private static JsonNode json(CheckedFile file) {
    return Json.object()
        .put("name", file.name())
        .put("size", file.size())
        .put("sha256", file.sha256())
        .put("content", word(file.sameness()));
  }

  private static String word(Sameness sameness) {
    return sameness.name().toLowerCase(Locale.ROOT);
  }
}
