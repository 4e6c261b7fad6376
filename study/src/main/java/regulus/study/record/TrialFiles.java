package regulus.study.record;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.Predictions;
import regulus.learning.storage.WeightsFile;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.TrialSpec.Role;

/**
 * The files of one trial: its kept weights, its predictions and its history. Each is on the disk
 * when the method that wrote it returns; the bytes are the same for the same trial.
 */
public final class TrialFiles {
  /** The file of a trial's kept weights, in its folder. */
  public static final String WEIGHTS = "weights.safetensors";

  private static final String HISTORY = "history.csv";

  private final Path folder;

  public TrialFiles(RunFolder run, String trial) {
    this.folder = run.trial(trial);
  }

  public Path weights() {
    return folder.resolve(WEIGHTS);
  }

  /** On the validation examples, or, of a final trial, the test examples. */
  public Path predictions(Role role) {
    return folder.resolve(role == Role.FINAL ? "test.safetensors" : "validation.safetensors");
  }

  /**
   * One line per epoch: number (from 0), phase (from 0, if there are several), learning rate,
   * training figures, validation figures.
   */
  public Path history() {
    return folder.resolve(HISTORY);
  }

  /**
   * Writes all files of a trial.
   *
   * @return what was written, to know it again
   * @throws IOException if one cannot be written
   */
  public List<StoredFile> write(
      Role role, Map<String, WeightArray> weights, Predictions predictions, History history)
      throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(trace());
    WeightsFile.write(weights(), weights);
    predictions.write(predictions(role));
    AtomicFile.write(
        history(),
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          writer.write(csv(history));
          writer.flush();
        });
    List<StoredFile> files = new ArrayList<>();
    for (Path file : List.of(weights(), predictions(role), history())) {
      files.add(StoredFile.of(file));
    }
    return files;
  }

  /**
   * Keeps what a failure that nobody expected looked like, for whoever mends it.
   *
   * @throws IOException if it cannot be written
   */
  public void writeTrace(String trace) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(trace(), out -> out.write(trace.getBytes(StandardCharsets.UTF_8)));
  }

  private Path trace() {
    return folder.resolve("failure.txt");
  }

  /**
   * What is wrong with the files of a done trial: nothing where all are there, byte for byte.
   *
   * @return each the beginning of a sentence that names a file
   */
  public List<String> damage(RecordedTrial trial) {
    return trial.files().isEmpty()
        ? List.of("no files of it are recorded")
        : trial.files().stream().flatMap(file -> file.damage(folder).stream()).toList();
  }

  private static String csv(History history) {
    StringBuilder text = new StringBuilder();
    boolean phases = history.epochs().stream().anyMatch(epoch -> epoch.phase() > 0);
    if (!history.epochs().isEmpty()) {
      Epoch first = history.epochs().get(0);
      text.append(phases ? "epoch,phase,learning_rate" : "epoch,learning_rate");
      names(text, "", first.train().keySet());
      names(text, "val_", first.validation().keySet());
      text.append('\n');
    }
    for (Epoch epoch : history.epochs()) {
      text.append(epoch.index()).append(',');
      if (phases) {
        text.append(epoch.phase()).append(',');
      }
      text.append(Decimals.text(epoch.learningRate()));
      epoch.train().values().forEach(value -> text.append(',').append(Decimals.text(value)));
      epoch.validation().values().forEach(value -> text.append(',').append(Decimals.text(value)));
      text.append('\n');
    }
    return text.toString();
  }

  private static void names(StringBuilder text, String prefix, Set<String> names) {
    names.forEach(name -> text.append(',').append(prefix).append(name));
  }
}
