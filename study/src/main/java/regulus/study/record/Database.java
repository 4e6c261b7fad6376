package regulus.study.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** One connection to a study's SQLite file; used by one thread at a time. */
final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  /** Makes a value of the current row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Path file, String address, SQLiteConfig config) {
    this.file = file;
    this.connection = attempt(file, () -> config.createConnection("jdbc:sqlite:" + address));
  }

  /**
   * Opens the file for writing, and makes it if it is not there. A commit survives the end of the
   * process, however it ends ({@code synchronous = NORMAL}); see {@link #durably}.
   */
  static Database writable(Path file) {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    Database database = new Database(file, file.toString(), config);
    Schema.ensure(database);
    return database;
  }

  /** Opens the file for reading, also while another process writes. */
  static Database readable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableFolder(
          "There is no study record " + file + "; run the study first, or check the folder.");
    }
    Database database = unchecked(file);
    Schema.check(database);
    return database;
  }

  /** The same, whatever it holds. */
  static Database unchecked(Path file) {
    return canBeShared(file) ? shared(file) : unchanging(file);
  }

  private static Database shared(Path file) {
    Database database = new Database(file, file.toString(), config());
    database.execute("PRAGMA query_only = 1");
    return database;
  }

  /** Whether files may be made beside it, by which a reader and a writer keep out of their way. */
  private static boolean canBeShared(Path file) {
    return Files.isWritable(file) && Files.isWritable(file.toAbsolutePath().resolveSibling(""));
  }

  /**
   * As in a folder that may only be read: on another medium, of somebody else. What a killed run
   * had not yet brought into the file is seen only if its files beside it are there.
   */
  static Database unchanging(Path file) {
    boolean whole = !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    SQLiteConfig config = config();
    config.setReadOnly(true);
    String address = "file:" + file.toUri().getRawPath() + (whole ? "?immutable=1" : "");
    return new Database(file, address, config);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  Path file() {
    return file;
  }

  void execute(String sql) {
    attempt(
        file,
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  void update(String sql, @Nullable Object... values) {
    attempt(file, () -> prepared(sql, values).executeUpdate());
  }

  <T> List<T> query(String sql, Row<T> mapping, @Nullable Object... values) {
    return attempt(
        file,
        () -> {
          try (ResultSet rows = prepared(sql, values).executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
              read.add(mapping.read(rows));
            }
            return read;
          }
        });
  }

  /**
   * All or nothing, and with everything before it on the disk when this returns: a power failure
   * does not lose it either.
   */
  void durably(Runnable changes) {
    execute("PRAGMA synchronous = FULL");
    try {
      transaction(changes);
    } finally {
      execute("PRAGMA synchronous = NORMAL");
    }
  }

  /** All or nothing. */
  void transaction(Runnable changes) {
    attempt(
        file,
        () -> {
          connection.setAutoCommit(false);
          try {
            changes.run();
            connection.commit();
          } catch (RuntimeException | SQLException e) {
            abandon(e);
            throw e;
          }
          connection.setAutoCommit(true);
          return true;
        });
  }

  /**
   * Takes a transaction back. Where the disk is full SQLite has done so already and says that there
   * is none: what is to be heard is the cause.
   */
  private void abandon(Exception cause) {
    for (Work<Boolean> step : List.<Work<Boolean>>of(this::rollBack, this::endTransactions)) {
      try {
        step.run();
      } catch (SQLException already) {
        cause.addSuppressed(already);
      }
    }
  }

  private boolean rollBack() throws SQLException {
    connection.rollback();
    return true;
  }

  private boolean endTransactions() throws SQLException {
    connection.setAutoCommit(true);
    return true;
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static <T> T attempt(Path file, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new UnusableFolder("The study record " + file + " cannot be used: " + reason(e), e);
    }
  }

  /** SQLite's own words, without the code in front that the driver adds. */
  private static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.lastIndexOf('(');
    return start >= 0 && message.endsWith(")")
        ? message.substring(start + 1, message.length() - 1) + "."
        : message;
  }

  @Override
  public void close() {
    attempt(
        file,
        () -> {
          for (PreparedStatement statement : statements.values()) {
            statement.close();
          }
          connection.close();
          return true;
        });
  }
}
