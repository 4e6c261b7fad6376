package regulus.study.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.Seen;
import regulus.study.TrialResult.Labels;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec.Role;
import regulus.study.UntilDecided;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RecordedStudy.Opening;
import regulus.study.record.RecordedStudy.Planned;
import regulus.study.record.RecordedStudy.Run;
import regulus.study.record.RecordedStudy.Sequential;
import regulus.study.record.RecordedTrial.Identity;
import regulus.study.record.RecordedTrial.Progress;

/** Reads everything that a record holds, in a handful of queries whatever the number of trials. */
final class RecordReader {
  /** The epoch under which the figures of the kept weights are kept. */
  static final int KEPT = -1;

  static final String TRAIN = "train";
  static final String EVALUATED = "evaluated";

  private record Figure(String trial, int epoch, String part, String name, double value) {}

  private record Count(String trial, String part, int examples) {}

  /** What is known of one trial, from all tables. */
  private record Details(
      List<PlainEpoch> epochs,
      List<Figure> figures,
      List<StoredAs> files,
      List<Count> labels,
      Optional<TwinCount> twins) {}

  private record Twinned(String trial, TwinCount count) {}

  private record PlainEpoch(String trial, int index, int phase, double learningRate) {}

  private record StoredAs(String trial, StoredFile file) {}

  private final Database database;

  RecordReader(Database database) {
    this.database = database;
  }

  RecordedStudy study() {
    try {
      List<RecordedStudy> read = new ArrayList<>();
      // One transaction: every query sees the same moment.
      database.transaction(
          () ->
              read.add(
                  new RecordedStudy(
                      facts(), plan(), trials(), openings(), runs(), untilDecided(), seen())));
      checkTrials(read.get(0));
      return read.get(0);
    } catch (UnusableFolder known) {
      throw known;
    } catch (RuntimeException damaged) {
      throw new UnusableFolder(
          "The study record "
              + database.file()
              + " holds what no run writes; take it from a copy, or choose another folder with"
              + " --out.",
          damaged);
    }
  }

  private static void checkTrials(RecordedStudy study) {
    study.trials().keySet().forEach(RunFolder::requireId);
    if (!study.plan().stream().allMatch(it -> study.trials().containsKey(it.trial()))) {
      throw new IllegalArgumentException("A planned trial is not there.");
    }
  }

  private Facts facts() {
    return database
        .query(
            "SELECT name, file, data, fingerprint FROM studies",
            row ->
                new Facts(
                    row.getString(1),
                    row.getString(2),
                    FactsText.readData(row.getString(3)),
                    row.getString(4)))
        .stream()
        .findFirst()
        .orElseThrow(() -> Schema.empty(database));
  }

  private List<Planned> plan() {
    return database.query(
        "SELECT variant, trial FROM plan ORDER BY position",
        row -> new Planned(row.getString(1), row.getString(2)));
  }

  private List<Opening> openings() {
    String reason =
        Schema.has(database, "reasons")
            ? "(SELECT reason FROM reasons WHERE opening = openings.rowid)"
            : "NULL";
    return database.query(
        "SELECT at, variant, trial, " + reason + " FROM openings ORDER BY rowid",
        row ->
            new Opening(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4))));
  }

  private Optional<Sequential> untilDecided() {
    return Schema.has(database, "until_decided")
        ? database
            .query(
                "SELECT first, most, protocol, EXISTS (SELECT 1 FROM looks) FROM until_decided",
                row ->
                    new Sequential(
                        new UntilDecided(row.getInt(1), row.getInt(2)),
                        row.getString(3),
                        row.getBoolean(4)))
            .stream()
            .findFirst()
        : Optional.empty();
  }

  private List<Seen> seen() {
    return Schema.has(database, "seen")
        ? database.query(
            Schema.has(database, "divisions")
                ? "SELECT seeds, variants, margin, figure, division FROM seen"
                    + " LEFT JOIN divisions ON seen = position ORDER BY position"
                : "SELECT seeds, variants, margin, figure, NULL FROM seen ORDER BY position",
            row -> {
              double margin = row.getDouble(3);
              boolean none = row.wasNull();
              return new Seen(
                  Stream.of(row.getString(1).split(" ", -1)).map(Long::valueOf).toList(),
                  FactsText.read(row.getString(2)),
                  none ? OptionalDouble.empty() : OptionalDouble.of(margin),
                  row.getString(4),
                  Optional.ofNullable(row.getString(5)));
            })
        : List.of();
  }

  private List<Run> runs() {
    return database.query(
        "SELECT started, ended, facts FROM runs ORDER BY id",
        row ->
            new Run(
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                FactsText.read(row.getString(3))));
  }

  Map<String, RecordedTrial> trials() {
    Map<String, List<Figure>> figures = byTrial(figures(), Figure::trial);
    Map<String, List<PlainEpoch>> epochs = byTrial(epochs(), PlainEpoch::trial);
    Map<String, List<StoredAs>> files = byTrial(files(), StoredAs::trial);
    Map<String, List<Count>> labels = byTrial(labels(), Count::trial);
    Map<String, List<Twinned>> twins = byTrial(twins(), Twinned::trial);
    Map<String, RecordedTrial> trials = new LinkedHashMap<>();
    database
        .query(
            "SELECT id, role, seed, fold, epochs, state, chosen_epoch, train_examples,"
                + " evaluated_examples, failure, seconds FROM trials",
            row -> {
              String id = row.getString("id");
              return trial(
                  row,
                  new Details(
                      epochs.getOrDefault(id, List.of()),
                      figures.getOrDefault(id, List.of()),
                      files.getOrDefault(id, List.of()),
                      labels.getOrDefault(id, List.of()),
                      twins.getOrDefault(id, List.of()).stream().map(Twinned::count).findFirst()));
            })
        .forEach(trial -> trials.put(trial.id(), trial));
    return trials;
  }

  private static RecordedTrial trial(ResultSet row, Details details) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new RecordedTrial(
        new Identity(
            row.getString("id"),
            Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
            row.getLong("seed"),
            row.getInt("fold"),
            row.getInt("epochs")),
        new Progress(
            state,
            history(details.epochs(), details.figures()),
            chosenEpoch(row),
            row.getDouble("seconds")),
        state == State.DONE ? Optional.of(outcome(row, details)) : Optional.empty(),
        Optional.ofNullable(row.getString("failure")),
        details.files().stream().map(StoredAs::file).toList());
  }

  private static OptionalInt chosenEpoch(ResultSet row) throws SQLException {
    int epoch = row.getInt("chosen_epoch");
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(epoch);
  }

  private static Outcome outcome(ResultSet row, Details details) throws SQLException {
    return new Outcome(
        row.getInt("train_examples"),
        row.getInt("evaluated_examples"),
        part(details.figures(), KEPT, TRAIN),
        part(details.figures(), KEPT, EVALUATED),
        labels(details.labels()),
        details.twins());
  }

  private static Optional<Labels> labels(List<Count> counts) {
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Labels(examples(counts, TRAIN), examples(counts, EVALUATED)));
  }

  private static List<Integer> examples(List<Count> counts, String part) {
    return counts.stream().filter(count -> count.part().equals(part)).map(Count::examples).toList();
  }

  private static History history(List<PlainEpoch> epochs, List<Figure> figures) {
    Map<Integer, List<Figure>> byEpoch =
        figures.stream().collect(Collectors.groupingBy(Figure::epoch));
    return new History(
        epochs.stream()
            .map(
                epoch -> {
                  List<Figure> here = byEpoch.getOrDefault(epoch.index(), List.of());
                  return new Epoch(
                      epoch.index(),
                      epoch.phase(),
                      epoch.learningRate(),
                      part(here, epoch.index(), TRAIN),
                      part(here, epoch.index(), EVALUATED));
                })
            .toList());
  }

  private static Map<String, Double> part(List<Figure> figures, int epoch, String part) {
    Map<String, Double> values = new LinkedHashMap<>();
    figures.stream()
        .filter(figure -> figure.epoch() == epoch && figure.part().equals(part))
        .forEach(figure -> values.put(figure.name(), figure.value()));
    return values;
  }

  private List<Figure> figures() {
    return database.query(
        "SELECT trial, epoch, part, name, value FROM metrics ORDER BY trial, epoch, part, position",
        row ->
            new Figure(
                row.getString(1), row.getInt(2), row.getString(3), row.getString(4), number(row)));
  }

  private static double number(ResultSet row) throws SQLException {
    double value = row.getDouble(5);
    return row.wasNull() ? Double.NaN : value;
  }

  private List<PlainEpoch> epochs() {
    String phase =
        Schema.has(database, "phases")
            ? "(SELECT COALESCE(MAX(phase), 0) FROM phases WHERE phases.trial = epochs.trial"
                + " AND first_epoch <= epoch)"
            : "0";
    return database.query(
        "SELECT trial, epoch, " + phase + ", learning_rate FROM epochs ORDER BY trial, epoch",
        row -> new PlainEpoch(row.getString(1), row.getInt(2), row.getInt(3), row.getDouble(4)));
  }

  private List<StoredAs> files() {
    return database.query(
        "SELECT trial, name, bytes, sha256 FROM files ORDER BY trial, name",
        row ->
            new StoredAs(
                row.getString(1),
                new StoredFile(row.getString(2), row.getLong(3), row.getString(4))));
  }

  private List<Count> labels() {
    return Schema.has(database, "labels")
        ? database.query(
            "SELECT trial, part, examples FROM labels ORDER BY trial, part, class",
            row -> new Count(row.getString(1), row.getString(2), row.getInt(3)))
        : List.of();
  }

  private List<Twinned> twins() {
    return Schema.has(database, "twins")
        ? database.query(
            "SELECT trial, exact, near, right_among, right_others FROM twins",
            row ->
                new Twinned(
                    row.getString(1),
                    new TwinCount(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))))
        : List.of();
  }

  private static <T> Map<String, List<T>> byTrial(List<T> rows, Function<T, String> trial) {
    Map<String, List<T>> grouped = new HashMap<>();
    rows.forEach(
        row -> grouped.computeIfAbsent(trial.apply(row), id -> new ArrayList<>()).add(row));
    return grouped;
  }
}
