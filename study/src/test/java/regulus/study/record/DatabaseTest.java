package regulus.study.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path folder;

  @Test
  void saysThatTheDiskIsFull() {
    try (Database database = Database.writable(folder.resolve("study.db"))) {
      database.execute("CREATE TABLE filler (text TEXT)");
      database.query("PRAGMA max_page_count = 1", row -> row.getLong(1));
      assertThatThrownBy(() -> database.durably(() -> fill(database)))
          .isInstanceOf(UnusableFolder.class)
          .hasMessageEndingWith("database or disk is full.");
    }
  }

  /** As on another medium: nothing may be made beside the file, whatever its folder is called. */
  @Test
  void isReadWhereNothingMayBeWritten() throws IOException {
    Path file = Files.createDirectory(folder.resolve("a #1 %41?")).resolve("study.db");
    try (Database database = Database.writable(file)) {
      database.update("INSERT INTO runs (started, facts) VALUES ('now', '')");
    }
    try (Database database = Database.unchanging(file)) {
      assertThat(database.query("SELECT started FROM runs", row -> row.getString(1)))
          .containsExactly("now");
      assertThatThrownBy(() -> database.update("DELETE FROM runs"))
          .isInstanceOf(UnusableFolder.class);
    }
    try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
      assertThat(beside).containsExactly(file);
    }
  }

  private static void fill(Database database) {
    database.update("INSERT INTO filler VALUES (?)", "x".repeat(100_000));
  }
}
