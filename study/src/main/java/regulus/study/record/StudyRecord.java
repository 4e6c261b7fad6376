package regulus.study.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import regulus.learning.training.Epoch;
import regulus.statistics.Comparison;
import regulus.study.Looking.Look;
import regulus.study.Seen;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec;
import regulus.study.record.RecordedStudy.Facts;

/**
 * The record of a study being run. Mutable, and the only writer of {@code study.db}; used by one
 * thread at a time. What a method wrote survives the end of the process; a finished trial survives
 * a power failure too.
 */
public final class StudyRecord implements AutoCloseable {
  private final Database database;
  private final long run;
  private Optional<String> reason = Optional.empty();

  private StudyRecord(Database database, long run) {
    this.database = database;
    this.run = run;
  }

  /**
   * Opens the record in a locked folder and begins a run. Trials that a dead process left running
   * are pending again.
   *
   * @param runFacts machine, versions and command of this run
   * @throws UnusableFolder if the folder holds another study
   */
  public static StudyRecord begin(RunFolder folder, Facts facts, Map<String, String> runFacts) {
    Database database = Database.writable(folder.database());
    requireName(database, folder, facts.name());
    database.update(
        "INSERT INTO runs (started, facts) VALUES (?, ?)", now(), FactsText.write(runFacts));
    long run = database.query("SELECT last_insert_rowid()", row -> row.getLong(1)).get(0);
    StudyRecord record = new StudyRecord(database, run);
    database.transaction(
        () -> {
          database.update("DELETE FROM studies");
          database.update(
              "INSERT INTO studies VALUES (?, ?, ?, ?)",
              facts.name(),
              facts.file(),
              FactsText.write(facts.data()),
              facts.fingerprint());
          record.ids(State.RUNNING).forEach(record::reset);
        });
    return record;
  }

  private static void requireName(Database database, RunFolder folder, String name) {
    List<String> others =
        database.query("SELECT name FROM studies WHERE name <> ?", row -> row.getString(1), name);
    if (!others.isEmpty()) {
      database.close();
      throw new UnusableFolder(
          "The run folder "
              + folder.root()
              + " holds another study, "
              + others.get(0)
              + "; choose another folder with --out.");
    }
  }

  /**
   * Notes that the test set is opened for a model of a finished run, before it is.
   *
   * @param trial that trained the model
   * @param why it is opened again, if it was opened before
   * @throws UnusableFolder if a run holds the folder, or it cannot be written
   */
  public static void opened(RunFolder folder, String variant, String trial, Optional<String> why) {
    try (FolderLock lock = FolderLock.acquire(folder);
        Database database = Database.writable(lock.folder().database())) {
      database.durably(
          () -> {
            database.update(
                "INSERT INTO openings SELECT ?, ?, ?, MAX(id) FROM runs", now(), variant, trial);
            why.ifPresent(reason -> explain(database, reason));
          });
    }
  }

  /** Keeps with the opening that was just noted why it happened. */
  private static void explain(Database database, String reason) {
    database.update("INSERT INTO reasons VALUES (last_insert_rowid(), ?)", reason);
  }

  /** From now on every opening of the test set is one more, for this reason. */
  public void reopen(String why) {
    reason = Optional.of(why);
  }

  /** Says which trials make up the study, in its order; new ones are pending. */
  public void plan(List<TrialSpec> trials) {
    database.transaction(
        () -> {
          database.update("DELETE FROM plan");
          trials.forEach(this::add);
        });
  }

  /** Adds trials that could not be known before, at the end of the plan. */
  public void extend(List<TrialSpec> trials) {
    database.transaction(() -> trials.forEach(this::add));
  }

  private void add(TrialSpec trial) {
    boolean known =
        !database.query("SELECT 1 FROM trials WHERE id = ?", row -> 1, trial.id()).isEmpty();
    if (!known) {
      database.update(
          "INSERT INTO trials (id, role, seed, fold, epochs, state) VALUES (?, ?, ?, ?, ?, ?)",
          trial.id(),
          word(trial.role()),
          trial.seed(),
          trial.fold(),
          trial.training().epochs(),
          word(State.PENDING));
      note(trial.id(), State.PENDING);
    }
    database.update("INSERT INTO plan (variant, trial) VALUES (?, ?)", trial.variant(), trial.id());
  }

  /**
   * Says when the study looks at its comparisons; none if only once, at the end. A plan may give
   * way to another one until the first look.
   *
   * @throws UnusableFolder if there were looks of another plan, which stay
   */
  public void looking(Optional<RecordedStudy.Sequential> wanted) {
    Optional<RecordedStudy.Sequential> begun = read().untilDecided();
    boolean same = begun.filter(it -> wanted.filter(it::samePlan).isPresent()).isPresent();
    if (!same && begun.filter(RecordedStudy.Sequential::looked).isPresent()) {
      throw new UnusableFolder("The looks in " + database.file() + " stay as they were planned.");
    }
    if (!same) {
      database.transaction(
          () -> {
            database.update("DELETE FROM until_decided");
            wanted.ifPresent(
                it ->
                    database.update(
                        "INSERT INTO until_decided VALUES (?, ?, ?)",
                        it.plan().first(),
                        it.plan().most(),
                        it.protocol()));
          });
    }
  }

  /** Keeps what the looks said, all there were so far; when each was made first stays. */
  public void looked(List<Look> looks) {
    database.durably(
        () -> {
          database.update("DELETE FROM decisions");
          database.update("DELETE FROM looks WHERE look > ?", looks.size());
          for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            int number = i + 1;
            database.update(
                "INSERT OR IGNORE INTO looks VALUES (?, ?, ?, ?)",
                number,
                look.seeds(),
                now(),
                run);
            look.tested().forEach(comparison -> decided(number, comparison));
          }
        });
  }

  /** Keeps what was compared when its comparisons could be seen, once. */
  public void seen(Seen seen) {
    if (!read().seen().contains(seen)) {
      database.transaction(
          () -> {
            database.update(
                "INSERT INTO seen (seeds, variants, margin, figure, run) VALUES (?, ?, ?, ?, ?)",
                seen.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                FactsText.write(seen.variants()),
                seen.margin().isPresent() ? seen.margin().getAsDouble() : null,
                seen.figure(),
                run);
            seen.division()
                .ifPresent(
                    it ->
                        database.update(
                            "INSERT INTO divisions VALUES (last_insert_rowid(), ?)", it));
          });
    }
  }

  private void decided(int look, Comparison comparison) {
    database.update(
        "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?)",
        look,
        comparison.variant(),
        comparison.pValue().orElse(null),
        comparison.pAdjusted().orElse(null),
        comparison.looked().map(Comparison.Looked::level).orElse(null),
        word(comparison.verdict()));
  }

  public void started(String trial) {
    database.transaction(
        () -> {
          clear(trial);
          set(trial, State.RUNNING, null);
        });
  }

  public void finished(String trial, Epoch epoch, double seconds) {
    database.transaction(
        () -> {
          database.update(
              "INSERT INTO epochs VALUES (?, ?, ?, ?)",
              trial,
              epoch.index(),
              epoch.learningRate(),
              seconds);
          if (epoch.phase() > 0) {
            database.update(
                "INSERT OR IGNORE INTO phases VALUES (?, ?, ?)",
                trial,
                epoch.phase(),
                epoch.index());
          }
          figures(trial, epoch.index(), RecordReader.TRAIN, epoch.train());
          figures(trial, epoch.index(), RecordReader.EVALUATED, epoch.validation());
          database.update("UPDATE trials SET seconds = seconds + ? WHERE id = ?", seconds, trial);
        });
  }

  /**
   * The trial's files are on the disk, and so it is done.
   *
   * @param opened the variant for which this trial read the test set, if it did
   */
  public void done(
      String trial, Completion completion, List<StoredFile> files, Optional<String> opened) {
    database.durably(
        () -> {
          Outcome outcome = completion.outcome();
          database.update(
              "UPDATE trials SET chosen_epoch = ?, train_examples = ?, evaluated_examples = ?,"
                  + " seconds = ? WHERE id = ?",
              completion.chosenEpoch().isPresent() ? completion.chosenEpoch().getAsInt() : null,
              outcome.trainExamples(),
              outcome.evaluatedExamples(),
              completion.seconds(),
              trial);
          figures(trial, RecordReader.KEPT, RecordReader.TRAIN, outcome.train());
          figures(trial, RecordReader.KEPT, RecordReader.EVALUATED, outcome.evaluated());
          outcome.labels().ifPresent(it -> labels(trial, RecordReader.TRAIN, it.train()));
          outcome.labels().ifPresent(it -> labels(trial, RecordReader.EVALUATED, it.evaluated()));
          files.forEach(
              file ->
                  database.update(
                      "INSERT INTO files VALUES (?, ?, ?, ?)",
                      trial,
                      file.name(),
                      file.bytes(),
                      file.sha256()));
          opened.ifPresent(
              variant -> {
                database.update(
                    "INSERT INTO openings VALUES (?, ?, ?, ?)", now(), variant, trial, run);
                reason.ifPresent(why -> explain(database, why));
              });
          set(trial, State.DONE, null);
        });
  }

  /** How many of the images that a done trial was evaluated on it had seen before. */
  public void twins(String trial, TwinCount found) {
    database.update(
        "INSERT OR REPLACE INTO twins VALUES (?, ?, ?, ?, ?)",
        trial,
        found.exact(),
        found.near(),
        found.rightAmong(),
        found.rightOthers());
  }

  /**
   * What a done trial gave besides its epochs.
   *
   * @param chosenEpoch whose weights were kept; none for weights that another trial trained
   * @param seconds wall time of its training and evaluation
   */
  public record Completion(OptionalInt chosenEpoch, Outcome outcome, double seconds) {}

  /**
   * @param cause one sentence
   */
  public void failed(String trial, String cause) {
    database.transaction(() -> set(trial, State.FAILED, cause));
  }

  /** The trial has to be done from its beginning. */
  public void forget(String trial) {
    database.transaction(() -> reset(trial));
  }

  /** What the record holds now. */
  public RecordedStudy read() {
    return new RecordReader(database).study();
  }

  private List<String> ids(State state) {
    return database.query(
        "SELECT id FROM trials WHERE state = ?", row -> row.getString(1), word(state));
  }

  private void reset(String trial) {
    clear(trial);
    set(trial, State.PENDING, null);
  }

  private void clear(String trial) {
    for (String table : List.of("epochs", "phases", "metrics", "files", "labels", "twins")) {
      database.update("DELETE FROM " + table + " WHERE trial = ?", trial);
    }
    database.update("UPDATE trials SET chosen_epoch = NULL, seconds = 0 WHERE id = ?", trial);
  }

  private void set(String trial, State state, @Nullable String failure) {
    database.update(
        "UPDATE trials SET state = ?, failure = ? WHERE id = ?", word(state), failure, trial);
    note(trial, state);
  }

  private void note(String trial, State state) {
    database.update("INSERT INTO states VALUES (?, ?, ?, ?)", trial, word(state), now(), run);
  }

  private void figures(String trial, int epoch, String part, Map<String, Double> values) {
    int position = 0;
    for (Map.Entry<String, Double> figure : values.entrySet()) {
      double value = figure.getValue();
      database.update(
          "INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?)",
          trial,
          epoch,
          part,
          position++,
          figure.getKey(),
          Double.isNaN(value) ? null : value);
    }
  }

  private void labels(String trial, String part, List<Integer> examples) {
    for (int i = 0; i < examples.size(); i++) {
      database.update("INSERT INTO labels VALUES (?, ?, ?, ?)", trial, part, i, examples.get(i));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Ends the run. */
  @Override
  public void close() {
    database.update("UPDATE runs SET ended = ? WHERE id = ?", now(), run);
    database.close();
  }
}
