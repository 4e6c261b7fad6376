package regulus.study.tensorboard;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import regulus.learning.metric.Metric;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;
import regulus.study.record.RunFolder;

/**
 * A study's event files, in the layout of Keras' callback: for each trial a folder with its
 * settings, in it {@code train} and {@code validation}, whose scalars are called {@code
 * epoch_loss}, {@code epoch_accuracy} and so on, at the epoch from 0. Used by one thread at a time.
 *
 * <p>A trial's files carry its id in their names and are begun with its first epoch, in place of
 * whatever was there; so a trial that was stopped and begins anew leaves what it would have left.
 * What an event holds besides its time follows from the study alone.
 */
public final class TensorBoardLog {
  private static final String PREFIX = "events.out.tfevents.";
  private static final String TRAIN = "train";
  private static final String VALIDATION = "validation";

  private final Runs runs;
  private final StudySpec study;
  private final Hyperparameters settings;
  private final Map<String, List<TrialSpec>> alike = new LinkedHashMap<>();

  /**
   * @param trials of the study; variants that are alike share a trial, and each has its files
   */
  public TensorBoardLog(RunFolder folder, StudySpec study, List<TrialSpec> trials) {
    this.runs = new Runs(folder.tensorBoard());
    this.study = study;
    this.settings = Hyperparameters.of(study.variants());
    trials.forEach(trial -> alike.computeIfAbsent(trial.id(), id -> new ArrayList<>()).add(trial));
  }

  /**
   * Writes what the HParams page compares.
   *
   * @throws IOException if it cannot be written
   */
  public void begin() throws IOException {
    Events now = now();
    begin(
        runs.root(),
        "study",
        List.of(now.version(), new HparamEvents(now, settings).experiment(figures())));
  }

  /**
   * Adds an epoch to the files of its trial.
   *
   * @param weights by {@code layer/weight}; none where they are not counted
   * @throws IOException if a file cannot be written
   */
  public void finished(TrialSpec trial, Epoch epoch, Map<String, Histogram> weights)
      throws IOException {
    for (TrialSpec each : alike(trial)) {
      if (epoch.index() == 0) {
        begin(each);
      }
      append(each, epoch, weights);
    }
  }

  /**
   * The trial is over; its files are on the disk when this returns.
   *
   * @throws IOException if a file cannot be written
   */
  public void ended(TrialSpec trial, boolean success) throws IOException {
    byte[] end = new HparamEvents(now(), settings).end(success);
    for (TrialSpec each : alike(trial)) {
      Path run = runs.of(each);
      end(file(run, each.id()), List.of(end));
      end(file(run.resolve(TRAIN), each.id()), List.of());
      end(file(run.resolve(VALIDATION), each.id()), List.of());
    }
  }

  private static void end(EventFile file, List<byte[]> records) throws IOException {
    if (Files.exists(file.path())) {
      file.end(records);
    }
  }

  /**
   * Makes the files of a done trial that has none: its scalars come from its history; its weights
   * were not counted.
   *
   * @throws IOException if a file cannot be written
   */
  public void restore(TrialSpec trial, History history) throws IOException {
    boolean lacks =
        alike(trial).stream()
            .anyMatch(
                each -> Files.notExists(file(runs.of(each).resolve(TRAIN), each.id()).path()));
    if (lacks && history.size() > 0) {
      for (Epoch epoch : history.epochs()) {
        finished(trial, epoch, Map.of());
      }
      ended(trial, true);
    }
  }

  private List<TrialSpec> alike(TrialSpec trial) {
    return alike.getOrDefault(trial.id(), List.of(trial));
  }

  /** A final training is shown by itself: the HParams page compares by validation alone. */
  private void begin(TrialSpec trial) throws IOException {
    Events now = now();
    Path run = runs.of(trial);
    begin(run.resolve(TRAIN), trial.id(), List.of(now.version()));
    if (trial.role() == Role.VALIDATION) {
      begin(run.resolve(VALIDATION), trial.id(), List.of(now.version()));
      begin(run, trial.id(), List.of(now.version(), new HparamEvents(now, settings).start(trial)));
    }
  }

  /** Begins the one event file of a folder. */
  private static void begin(Path folder, String id, List<byte[]> records) throws IOException {
    Files.createDirectories(folder);
    EventFile file = file(folder, id);
    try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path other : others) {
        if (!other.equals(file.path())) {
          Files.delete(other);
        }
      }
    }
    file.begin(records);
  }

  private void append(TrialSpec trial, Epoch epoch, Map<String, Histogram> weights)
      throws IOException {
    Events now = now();
    Path run = runs.of(trial);
    List<byte[]> train = scalars(now, epoch.index(), epoch.train());
    train.add(now.scalar("epoch_learning_rate", epoch.index(), epoch.learningRate()));
    weights.forEach(
        (name, counted) -> train.add(now.histogram(name + "/histogram", epoch.index(), counted)));
    file(run.resolve(TRAIN), trial.id()).append(train);
    if (trial.role() == Role.VALIDATION) {
      file(run.resolve(VALIDATION), trial.id())
          .append(scalars(now, epoch.index(), epoch.validation()));
    }
  }

  private static List<byte[]> scalars(Events now, int step, Map<String, Double> figures) {
    List<byte[]> events = new ArrayList<>();
    figures.forEach((name, value) -> events.add(now.scalar("epoch_" + name, step, value)));
    return events;
  }

  private List<String> figures() {
    Stream<String> metrics =
        study.variants().stream()
            .map(Variant::training)
            .flatMap(training -> training.objective().metrics().stream())
            .map(Metric::name);
    return Stream.concat(Stream.of("loss"), metrics).distinct().toList();
  }

  private static EventFile file(Path folder, String id) {
    return new EventFile(folder.resolve(PREFIX + id));
  }

  private static Events now() {
    return new Events(System.currentTimeMillis() / 1e3);
  }
}
