package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regulus.study.StudySpec;
import regulus.study.TinyStudy;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.record.StudyRecord;
import regulus.study.record.UnusableFolder;
import regulus.study.run.StudyOutcome.Ending;

/** A run may be killed before it has written what it studies: the next one begins in its folder. */
final class UnbegunFolderTest {
  @TempDir Path temp;

  /** How far the killed run came with its record. */
  enum Came {
    TO_AN_EMPTY_FILE,
    TO_A_FILE_WITHOUT_TABLES,
    TO_TABLES,
    TO_ITS_OWN_START,
    TO_THE_STUDY;

    void leave(RunFolder folder) throws Exception {
      Files.createDirectories(folder.root());
      if (this == TO_AN_EMPTY_FILE) {
        Files.createFile(folder.database());
      } else if (this == TO_A_FILE_WITHOUT_TABLES) {
        say(folder, "PRAGMA journal_mode = WAL");
      } else {
        begin(folder);
      }
      if (this == TO_TABLES) {
        say(folder, "DELETE FROM runs");
      }
      if (this == TO_TABLES || this == TO_ITS_OWN_START) {
        say(folder, "DELETE FROM studies");
      }
    }

    private static void begin(RunFolder folder) {
      RecordedStudy.Facts facts =
          new RecordedStudy.Facts(study().name(), "study: tiny\n", TinyStudy.INFO, "abc");
      StudyRecord.begin(folder, facts, Map.of()).close();
    }
  }

  private static StudySpec study() {
    return TinyStudy.apart(TinyStudy.study(2));
  }

  private static void say(RunFolder folder, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static StudyOutcome run(RunFolder folder) {
    return new StudyRunner(new DrawnWork(), event -> {}, new StopSignal())
        .run(TinyStudy.run(study(), folder, 2));
  }

  @ParameterizedTest
  @EnumSource
  void theNextRunGivesTheSameBytes(Came came) throws Exception {
    RunFolder killed = new RunFolder(temp.resolve("killed"));
    came.leave(killed);
    assertThat(run(killed).ending()).isEqualTo(Ending.COMPLETE);
    RunFolder smooth = new RunFolder(temp.resolve("smooth"));
    run(smooth);
    assertThat(RunBytes.of(killed)).isEqualTo(RunBytes.of(smooth));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TO_THE_STUDY")
  void whoReadsItIsToldThatNothingBegan(Came came) throws Exception {
    RunFolder killed = new RunFolder(temp.resolve("killed"));
    came.leave(killed);
    assertThatThrownBy(() -> RecordedStudy.read(killed))
        .isInstanceOf(UnusableFolder.class)
        .hasMessage(
            "The study record "
                + killed.database()
                + " is empty: its run ended before it began; run the study again.");
  }
}
