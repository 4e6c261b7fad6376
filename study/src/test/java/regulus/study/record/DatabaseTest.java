package regulus.study.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

  private static void fill(Database database) {
    database.update("INSERT INTO filler VALUES (?)", "x".repeat(100_000));
  }
}
