package regulus.study.record;

import java.util.List;

/** The tables of a study's record; {@code PRAGMA user_version} counts their editions. */
final class Schema {
  static final int EDITION = 1;

  private static final List<String> TABLES =
      List.of(
          // What is studied now: one row per name.
          "CREATE TABLE studies (name TEXT PRIMARY KEY, file TEXT NOT NULL, data TEXT NOT NULL,"
              + " fingerprint TEXT NOT NULL)",
          // What belongs to the study now, in its order; two variants may share a trial.
          "CREATE TABLE plan (position INTEGER PRIMARY KEY, variant TEXT NOT NULL,"
              + " trial TEXT NOT NULL REFERENCES trials)",
          // Trials by the content of what they compute.
          "CREATE TABLE trials (id TEXT PRIMARY KEY, role TEXT NOT NULL, seed INTEGER NOT NULL,"
              + " fold INTEGER NOT NULL, epochs INTEGER NOT NULL, state TEXT NOT NULL,"
              + " chosen_epoch INTEGER, train_examples INTEGER, evaluated_examples INTEGER,"
              + " failure TEXT, seconds REAL NOT NULL DEFAULT 0)",
          // Every change of a trial's state.
          "CREATE TABLE states (trial TEXT NOT NULL REFERENCES trials, state TEXT NOT NULL,"
              + " at TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs)",
          "CREATE TABLE epochs (trial TEXT NOT NULL REFERENCES trials, epoch INTEGER NOT NULL,"
              + " learning_rate REAL NOT NULL, seconds REAL NOT NULL,"
              + " PRIMARY KEY (trial, epoch)) WITHOUT ROWID",
          // Figures of each epoch, and (epoch -1) of the kept weights; a figure that is not a
          // number is NULL. Position keeps the order in which they are shown.
          "CREATE TABLE metrics (trial TEXT NOT NULL REFERENCES trials, epoch INTEGER NOT NULL,"
              + " part TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, value REAL,"
              + " PRIMARY KEY (trial, epoch, part, position)) WITHOUT ROWID",
          // The files of done trials.
          "CREATE TABLE files (trial TEXT NOT NULL REFERENCES trials, name TEXT NOT NULL,"
              + " bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,"
              + " PRIMARY KEY (trial, name)) WITHOUT ROWID",
          // Every opening of the test set.
          "CREATE TABLE openings (at TEXT NOT NULL, variant TEXT NOT NULL,"
              + " trial TEXT NOT NULL REFERENCES trials, run INTEGER NOT NULL REFERENCES runs)",
          // Every time the study was run or gone on with.
          "CREATE TABLE runs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT,"
              + " facts TEXT NOT NULL)");

  /** Tables that records of before do not have: nothing is known in them then. */
  private static final List<String> ADDED_LATER =
      List.of(
          // With which epoch the phases of a trial began, but for the first.
          "CREATE TABLE IF NOT EXISTS phases (trial TEXT NOT NULL REFERENCES trials,"
              + " phase INTEGER NOT NULL, first_epoch INTEGER NOT NULL,"
              + " PRIMARY KEY (trial, phase)) WITHOUT ROWID",
          // How many examples of each class a done trial trained on and was evaluated on.
          "CREATE TABLE IF NOT EXISTS labels (trial TEXT NOT NULL REFERENCES trials,"
              + " part TEXT NOT NULL, class INTEGER NOT NULL, examples INTEGER NOT NULL,"
              + " PRIMARY KEY (trial, part, class)) WITHOUT ROWID",
          // How many of the images that a done trial was evaluated on it had seen before, and how
          // many answers were right on these and on the others.
          "CREATE TABLE IF NOT EXISTS twins (trial TEXT PRIMARY KEY REFERENCES trials,"
              + " exact INTEGER NOT NULL, near INTEGER NOT NULL, right_among INTEGER NOT NULL,"
              + " right_others INTEGER NOT NULL)",
          // Why the test set was opened again, by the row of the opening.
          "CREATE TABLE IF NOT EXISTS reasons (opening INTEGER PRIMARY KEY, reason TEXT NOT NULL)",
          // Of a study that adds seeds until it is decided: when it looks. At most one row.
          "CREATE TABLE IF NOT EXISTS until_decided (first INTEGER NOT NULL, most INTEGER NOT NULL,"
              + " protocol TEXT NOT NULL)",
          // Its looks, from 1, and what each of them said of every comparison that was open.
          "CREATE TABLE IF NOT EXISTS looks (look INTEGER PRIMARY KEY, seeds INTEGER NOT NULL,"
              + " at TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs)",
          "CREATE TABLE IF NOT EXISTS decisions (look INTEGER NOT NULL REFERENCES looks,"
              + " variant TEXT NOT NULL, p_value REAL, p_adjusted REAL, level REAL,"
              + " verdict TEXT NOT NULL, PRIMARY KEY (look, variant)) WITHOUT ROWID",
          // What was compared when a run ended whose looks were not planned, once each: seeds, and
          // as a JSON object what each variant trained.
          "CREATE TABLE IF NOT EXISTS seen (position INTEGER PRIMARY KEY, seeds TEXT NOT NULL,"
              + " variants TEXT NOT NULL, margin REAL, figure TEXT NOT NULL,"
              + " run INTEGER NOT NULL REFERENCES runs)",
          // How its images were divided, in words.
          "CREATE TABLE IF NOT EXISTS divisions (seen INTEGER PRIMARY KEY REFERENCES seen,"
              + " division TEXT NOT NULL)");

  private Schema() {}

  /** Makes the tables in a new file, and those that an older one lacks. */
  static void ensure(Database database) {
    if (edition(database) == 0) {
      database.transaction(
          () -> {
            TABLES.forEach(database::execute);
            database.execute("PRAGMA user_version = " + EDITION);
          });
    }
    check(database);
    database.transaction(() -> ADDED_LATER.forEach(database::execute));
  }

  /** Whether a file has a table, which a record of before may lack. */
  static boolean has(Database database, String table) {
    return !database
        .query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", row -> 1, table)
        .isEmpty();
  }

  /**
   * Whether a run came so far as to say what it studies; one may have been killed before that.
   *
   * @throws UnusableFolder if another version made the tables
   */
  static boolean begun(Database database) {
    if (isNew(database)) {
      return false;
    }
    check(database);
    return !database.query("SELECT 1 FROM studies", row -> 1).isEmpty();
  }

  private static boolean isNew(Database database) {
    return edition(database) == 0
        && database.query("SELECT 1 FROM sqlite_master", row -> 1).isEmpty();
  }

  /** What a reader is told of a record in which no run has said what it studies. */
  static UnusableFolder empty(Database database) {
    return new UnusableFolder(
        "The study record "
            + database.file()
            + " is empty: its run ended before it began; run the study again.");
  }

  static void check(Database database) {
    if (isNew(database)) {
      throw empty(database);
    }
    int edition = edition(database);
    if (edition != EDITION) {
      throw new UnusableFolder(
          "The study record "
              + database.file()
              + " was not made by this version of Regulus (edition "
              + edition
              + ", expected "
              + EDITION
              + "); choose another folder with --out.");
    }
  }

  private static int edition(Database database) {
    return database.query("PRAGMA user_version", row -> row.getInt(1)).get(0);
  }
}
