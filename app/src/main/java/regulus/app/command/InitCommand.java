package regulus.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import regulus.app.terminal.Console;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.data.catalog.Found;
import regulus.learning.data.file.ByteSource;
import regulus.learning.image.ImageForm;
import regulus.learning.image.PictureFacts;
import regulus.learning.image.UnreadablePicture;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.FileTrouble;
import regulus.study.file.StudyFile;

/** {@code regulus init}. */
@Command(
    name = "init",
    description = "Look at a folder of pictures and write a first study file that fits it.")
public final class InitCommand implements Callable<Integer> {
  private static final int LOOKED_AT = 40;
  private static final ImageForm ANY = ImageForm.of(64, 64);

  private final Console console;

  @Parameters(paramLabel = "FOLDER", description = "A folder with a folder for each class.")
  String folder = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The study file to write; it must not be there yet.")
  Path file = Path.of("study.yaml");

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Begin the second network with these weights of MobileNetV2; if not given, with those in"
              + " the folder weights/ where data sets are, if there are any; none: do not look.")
  Optional<String> weights = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin HelpOption help = new HelpOption();

  public InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new WrongRequest(
          "Invalid --to: expected a file that is not there yet, and "
              + file
              + " is; remove it"
              + " or name another.");
    }
    DataSource source = DataSource.ImageFolder.of(folder, ANY);
    Found found = data.sets(console).find(source).orElseThrow();
    DatasetInfo info = found.set().describe();
    FirstStudy study = new FirstStudy(folder, info, sample(found.set().files()), learned());
    String text = study.text();
    // What cannot be planned is not written.
    StudyFile.of(file.toString(), text, List.of())
        .with(data.weights())
        .study(data.sets(console)::describe);
    write(text);
    study.facts().forEach(console::say);
    String where = file + data.folder.map(it -> " --data " + it).orElse("");
    console.say("Wrote " + file + "; next: regulus plan " + where + ", then regulus run " + where);
    return ExitCode.DONE.number();
  }

  private Optional<LearnedWeights> learned() {
    WeightsLibrary library = data.weights();
    if (weights.isEmpty()) {
      return LearnedWeights.found(data.roots(), library);
    }
    return weights.filter(it -> !it.equals("none")).map(it -> LearnedWeights.in(it, library));
  }

  private void write(String text) {
    try {
      AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new WrongRequest(
          "Invalid --to: expected a file that can be written, and "
              + file
              + " cannot: "
              + FileTrouble.words(e)
              + ".");
    }
  }

  /** Of pictures from everywhere in the folder. */
  private static List<PictureFacts> sample(List<ByteSource> files) {
    List<PictureFacts> facts = new ArrayList<>();
    int step = Math.max(1, files.size() / LOOKED_AT);
    for (int i = 0; i < files.size(); i += step) {
      facts.add(facts(Path.of(files.get(i).name())));
    }
    return facts;
  }

  private static PictureFacts facts(Path picture) {
    try {
      return PictureFacts.of(Files.readAllBytes(picture));
    } catch (UnreadablePicture unreadable) {
      throw new InvalidData(picture + " " + unreadable.reason() + ".", unreadable);
    } catch (IOException e) {
      throw new InvalidData(picture + " cannot be read: " + FileTrouble.words(e) + ".", e);
    }
  }
}
