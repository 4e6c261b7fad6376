package regulus.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regulus.learning.storage.Predictions;
import regulus.report.page.ReportSource.Documents;
import regulus.report.picture.Explained;
import regulus.report.picture.ExplainedFiles;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;

/**
 * What the report reads from a run folder: predictions, the study file, the record. Each may be
 * missing, as while a study runs.
 */
record FolderContents(RunFolder folder) {
  private static final String COMMAND = "command";

  /** The answers on the test set of every finished final trial, by the trial's id. */
  Map<String, Predictions> tests(StudyResult result) {
    Map<String, Predictions> tests = new TreeMap<>();
    result.finals().stream()
        .flatMap(last -> last.trials().stream())
        .filter(trial -> trial.state() == TrialResult.State.DONE)
        .map(trial -> trial.trial().id())
        .forEach(
            id -> {
              Path file = folder.trial(id).resolve("test.safetensors");
              if (Files.exists(file)) {
                tests.put(id, Predictions.read(file));
              }
            });
    return tests;
  }

  /** What the chosen network sees, if the study asks for it and its run has ended. */
  Optional<Explained> explained(StudyResult result) {
    return result
        .study()
        .extras()
        .explaining()
        .flatMap(asked -> new ExplainedFiles(folder.explanation()).read());
  }

  Documents documents() {
    Optional<RecordedStudy> recorded =
        folder.exists() ? Optional.of(RecordedStudy.read(folder)) : Optional.empty();
    return new Documents(
        text(folder.study()),
        recorded.flatMap(FolderContents::command).orElse("regulus run " + folder.study()),
        recorded.map(RecordedStudy::runs).orElse(List.of()),
        recorded.map(RecordedStudy::openings).orElse(List.of()));
  }

  /** The command of the first run, which later ones only went on with. */
  private static Optional<String> command(RecordedStudy recorded) {
    return recorded.runs().stream()
        .flatMap(run -> Optional.ofNullable(run.facts().get(COMMAND)).stream())
        .findFirst();
  }

  private Optional<String> text(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
