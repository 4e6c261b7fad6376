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
import regulus.learning.data.Duplicates;
import regulus.learning.data.catalog.CheckedFile;
import regulus.learning.data.catalog.DataCheck;
import regulus.learning.data.catalog.DataCheck.Contents;
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
  private static final int MOST_FILES = 20;

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
    List<String> lines = new ArrayList<>(files(check.files()));
    lines.add("content: " + check.content().sameness().label());
    Contents parts = check.content().parts();
    Columns columns = new Columns().row(part("training", parts.train()));
    if (!parts.validation().channels().isEmpty()) {
      columns.row(part("validation", parts.validation()));
    }
    lines.addAll(columns.row(part("test", parts.test())).lines());
    lines.add("held out and in training too: " + spoken(parts.repeated()));
    lines.add("more than once in training:   " + spoken(parts.within()));
    lines.add("Every length, count and label is right.");
    return lines;
  }

  private static String spoken(Duplicates found) {
    return Phrase.counted(found.exact(), "image")
        + " pixel by pixel, "
        + Phrase.count(found.near())
        + " more nearly so";
  }

  /** One by one, if they are not too many to be read. */
  private static List<String> files(List<CheckedFile> files) {
    Columns columns = new Columns();
    if (files.size() > MOST_FILES) {
      long bytes = files.stream().mapToLong(CheckedFile::size).sum();
      columns.row(Phrase.counted(files.size(), "file"), Phrase.counted(bytes, "byte"));
    } else {
      files.forEach(
          file ->
              columns.row(
                  file.name(), Phrase.counted(file.size(), "byte"), file.sameness().label()));
    }
    return columns.lines();
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
    Contents parts = check.content().parts();
    json.set("train_per_class", Json.numbers(parts.train().perClass()));
    json.set("validation_per_class", Json.numbers(parts.validation().perClass()));
    json.set("test_per_class", Json.numbers(parts.test().perClass()));
    json.set("held_out_in_train", json(parts.repeated()));
    json.set("repeated_in_train", json(parts.within()));
    ArrayNode files = json.putArray("files");
    check.files().forEach(file -> files.add(json(file)));
    return json;
  }

  private static JsonNode json(Duplicates found) {
    return Json.object().put("exact", found.exact()).put("near", found.near());
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
