package regulus.study.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.training.Epoch;
import regulus.study.TinyStudy;
import regulus.study.TrialResult.Labels;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RecordedStudy.Planned;
import regulus.study.record.StudyRecord.Completion;

final class StudyRecordTest {
  private static final Facts FACTS = new Facts("tiny", "study: tiny\n", TinyStudy.INFO, "abc");
  private static final Outcome OUTCOME =
      new Outcome(80, 20, figures(0.5, 0.75), figures(1.0 / 3, 0.7));
  private static final StoredFile FILE = new StoredFile("weights.safetensors", 3, "00ff");

  @TempDir Path temp;
  private RunFolder folder;
  private final TrialSpec first = TinyStudy.trial("aa", "base", 0);
  private final TrialSpec second = TinyStudy.trial("bb", "wide", 0);

  @BeforeEach
  void lay() {
    folder = new RunFolder(temp);
  }

  @Test
  void givesBackExactlyWhatATrialGave() {
    Epoch epoch = new Epoch(0, 0.001, figures(0.1 + 0.2, 0.5), figures(1e-300, 0.25));
    try (StudyRecord record = begin()) {
      record.plan(List.of(first, second));
      record.started("aa");
      record.finished("aa", epoch, 1.5);
      record.done(
          "aa", new Completion(OptionalInt.of(0), OUTCOME, 2), List.of(FILE), Optional.empty());
    }
    RecordedStudy study = RecordedStudy.read(folder);
    assertThat(study.facts()).isEqualTo(FACTS);
    assertThat(study.plan()).containsExactly(new Planned("base", "aa"), new Planned("wide", "bb"));
    RecordedTrial trial = study.trial("aa").orElseThrow();
    assertThat(trial.state()).isEqualTo(State.DONE);
    assertThat(trial.progress().history().epochs()).containsExactly(epoch);
    assertThat(trial.progress().chosenEpoch()).hasValue(0);
    assertThat(trial.outcome()).contains(OUTCOME);
    assertThat(trial.outcome().orElseThrow().train().keySet()).containsExactly("loss", "accuracy");
    assertThat(trial.files()).containsExactly(FILE);
    assertThat(study.trial("bb").orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void knowsWhichPhaseAnEpochBelongsTo() {
    List<Epoch> epochs =
        IntStream.range(0, 5)
            .mapToObj(i -> new Epoch(i, i / 2, 0.1, figures(i, 0), Map.of()))
            .toList();
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      epochs.forEach(epoch -> record.finished("aa", epoch, 1));
      assertThat(record.read().trial("aa").orElseThrow().progress().history().epochs())
          .isEqualTo(epochs);
      record.started("aa");
      assertThat(record.read().trial("aa").orElseThrow().progress().history().epochs()).isEmpty();
    }
  }

  @Test
  void aRecordOfBeforeThereWerePhasesIsReadAndGoneOnWith() throws SQLException {
    Epoch epoch = new Epoch(0, 0.001, figures(1, 0), Map.of());
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      record.finished("aa", epoch, 1);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE phases");
    }
    assertThat(RecordedStudy.read(folder).trial("aa").orElseThrow().progress().history().epochs())
        .containsExactly(epoch);
    try (StudyRecord next = begin()) {
      next.started("aa");
      next.finished("aa", new Epoch(0, 1, 0.001, figures(1, 0), Map.of()), 1);
      assertThat(next.read().trial("aa").orElseThrow().progress().history().last().phase())
          .isEqualTo(1);
    }
  }

  @Test
  void keepsHowManyExamplesOfEachClassThereWere() {
    Labels labels = new Labels(List.of(50, 30), List.of(0, 20));
    Outcome outcome =
        new Outcome(80, 20, OUTCOME.train(), OUTCOME.evaluated(), Optional.of(labels));
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      record.done(
          "aa", new Completion(OptionalInt.of(0), outcome, 2), List.of(FILE), Optional.empty());
    }
    assertThat(RecordedStudy.read(folder).trial("aa").orElseThrow().outcome()).contains(outcome);
    try (StudyRecord record = begin()) {
      record.forget("aa");
      record.started("aa");
      record.done(
          "aa", new Completion(OptionalInt.of(0), OUTCOME, 2), List.of(FILE), Optional.empty());
    }
    assertThat(RecordedStudy.read(folder).trial("aa").orElseThrow().outcome()).contains(OUTCOME);
  }

  @Test
  void keepsHowManyImagesHadBeenSeenBefore() {
    TwinCount twins = new TwinCount(1, 2, 3, 11);
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      record.done(
          "aa", new Completion(OptionalInt.of(0), OUTCOME, 2), List.of(FILE), Optional.empty());
      record.twins("aa", twins);
    }
    assertThat(RecordedStudy.read(folder).trial("aa").flatMap(RecordedTrial::outcome))
        .flatMap(Outcome::twins)
        .contains(twins);
    try (StudyRecord record = begin()) {
      record.forget("aa");
      record.started("aa");
      record.done(
          "aa", new Completion(OptionalInt.of(0), OUTCOME, 2), List.of(FILE), Optional.empty());
    }
    assertThat(RecordedStudy.read(folder).trial("aa").orElseThrow().outcome()).contains(OUTCOME);
  }

  @Test
  void recordsOfBeforeAreReadAndGoneOnWith() {
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      record.done(
          "aa", new Completion(OptionalInt.of(0), OUTCOME, 2), List.of(FILE), Optional.empty());
    }
    try (Database database = Database.writable(folder.database())) {
      database.execute("DROP TABLE labels");
      database.execute("DROP TABLE twins");
    }
    assertThat(RecordedStudy.read(folder).trial("aa").orElseThrow().outcome()).contains(OUTCOME);
    keepsHowManyExamplesOfEachClassThereWere();
  }

  @Test
  void isReadableWhileItIsWritten() {
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      record.finished("aa", new Epoch(0, 0.001, figures(1, 0), Map.of()), 1);
      RecordedTrial seen = RecordedStudy.read(folder).trial("aa").orElseThrow();
      assertThat(seen.state()).isEqualTo(State.RUNNING);
      assertThat(seen.progress().history().size()).isEqualTo(1);
    }
  }

  @Test
  void whatADeadProcessLeftRunningBeginsAnew() {
    try (StudyRecord dead = begin()) {
      dead.plan(List.of(first, second));
      dead.started("aa");
      dead.finished("aa", new Epoch(0, 0.001, figures(1, 0), Map.of()), 1);
      dead.started("bb");
      dead.failed("bb", "It diverged.");
    }
    try (StudyRecord next = begin()) {
      next.plan(List.of(first, second));
      RecordedTrial trial = next.read().trial("aa").orElseThrow();
      assertThat(trial.state()).isEqualTo(State.PENDING);
      assertThat(trial.progress().history().epochs()).isEmpty();
      assertThat(next.read().trial("bb").orElseThrow().failure()).contains("It diverged.");
      assertThat(next.read().runs()).hasSize(2);
    }
  }

  @Test
  void aFigureThatIsNotANumberComesBackAsOne() {
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      record.started("aa");
      record.finished(
          "aa", new Epoch(0, 0.1, figures(Double.NaN, Double.POSITIVE_INFINITY), Map.of()), 1);
      Epoch epoch = record.read().trial("aa").orElseThrow().progress().history().last();
      assertThat(epoch.train())
          .containsEntry("loss", Double.NaN)
          .containsEntry("accuracy", Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void everyOpeningOfTheTestSetStays() {
    try (StudyRecord record = begin()) {
      record.plan(List.of(first));
      for (int time = 0; time < 2; time++) {
        record.started("aa");
        record.done(
            "aa", new Completion(OptionalInt.empty(), OUTCOME, 2), List.of(), Optional.of("base"));
      }
      assertThat(record.read().openings())
          .extracting(RecordedStudy.Opening::variant)
          .containsExactly("base", "base");
    }
  }

  @Test
  void variantsThatAreAlikeShareATrial() {
    try (StudyRecord record = begin()) {
      record.plan(List.of(first, TinyStudy.trial("aa", "same", 0)));
      assertThat(record.read().trials()).hasSize(1);
      assertThat(record.read().plan()).hasSize(2);
    }
  }

  @Test
  void aRecordThatIsNoneIsRefusedInOneSentence() throws IOException {
    assertThatThrownBy(() -> RecordedStudy.read(folder))
        .isInstanceOf(UnusableFolder.class)
        .hasMessageContaining("There is no study record");
    Files.writeString(folder.database(), "This is a letter, and not a short one at all.\n");
    assertThatThrownBy(() -> RecordedStudy.read(folder))
        .isInstanceOf(UnusableFolder.class)
        .hasMessageContaining("file is not a database");
    assertThatThrownBy(this::begin).isInstanceOf(UnusableFolder.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE trials SET state = 'odd'",
        "UPDATE trials SET role = '../../x'",
        "UPDATE trials SET id = '../x' WHERE id = 'aa'",
        "DELETE FROM trials WHERE id = 'bb'",
        "UPDATE studies SET data = '{}'",
        "UPDATE studies SET data = ']'"
      })
  void whatNoRunWritesIsRefusedInOneSentence(String change) throws SQLException {
    try (StudyRecord record = begin()) {
      record.plan(List.of(first, second));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(change);
    }
    assertThatThrownBy(() -> RecordedStudy.read(folder))
        .isInstanceOf(UnusableFolder.class)
        .hasMessageStartingWith("The study record " + folder.database() + " holds what no run");
  }

  @Test
  void idsNeverLeadOutOfTheFolder() {
    assertThatThrownBy(() -> folder.trial("../../etc"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> folder.trial("a/b")).isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.trial("a1-b")).isEqualTo(temp.resolve("trials").resolve("a1-b"));
  }

  private StudyRecord begin() {
    return StudyRecord.begin(folder, FACTS, Map.of("java", "17"));
  }

  private static Map<String, Double> figures(double loss, double accuracy) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss);
    figures.put("accuracy", accuracy);
    return figures;
  }
}
