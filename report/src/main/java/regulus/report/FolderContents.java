package regulus.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import regulus.learning.storage.Predictions;
import regulus.report.page.ReportSource.Documents;
import regulus.report.picture.Explained;
import regulus.report.picture.ExplainedFiles;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec.Role;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;
import regulus.study.record.TrialFiles;

/**
 * What the report reads from a run folder: predictions, the study file, the record. Each may be
 * missing, as while a study runs; what is damaged is left out and said.
 */
record FolderContents(RunFolder folder, Optional<RecordedStudy> recorded) {
  private static final String COMMAND = "command";

  static FolderContents of(RunFolder folder) {
    return new FolderContents(
        folder, folder.exists() ? Optional.of(RecordedStudy.read(folder)) : Optional.empty());
  }

  /** The answers on the test set of every finished final trial, by the trial's id. */
  Map<String, Predictions> tests(StudyResult result) {
    Map<String, Predictions> tests = new TreeMap<>();
    answered(result)
        .filter(trial -> damage(trial).isEmpty())
        .forEach(trial -> tests.put(trial.id(), Predictions.read(answers(trial))));
    return tests;
  }

  /** Which saved answers are missing or not those that were written, in sentences. */
  private List<String> lost(StudyResult result) {
    Stream<String> tests =
        answered(result)
            .flatMap(trial -> damage(trial).stream())
            .map(damage -> "Saved answers on the test set are left out: " + damage + "; ");
    Stream<String> validations =
        recorded.map(new SavedAnswers(folder)::damage).orElse(List.of()).stream()
            .map(
                damage ->
                    "Saved answers on the validation images are left out, so that comparisons may"
                        + " differ from those of the run: "
                        + damage
                        + "; ");
    return Stream.concat(tests, validations).map(it -> it + folder.remedy()).toList();
  }

  private Optional<String> damage(RecordedTrial trial) {
    return trial.files().stream()
        .filter(stored -> answers(trial).endsWith(stored.name()))
        .findFirst()
        .map(stored -> stored.damage(folder.trial(trial.id())))
        .orElseGet(() -> Optional.of(answers(trial) + " is not in the record"));
  }

  private Path answers(RecordedTrial trial) {
    return new TrialFiles(folder, trial.id()).predictions(Role.FINAL);
  }

  private Stream<RecordedTrial> answered(StudyResult result) {
    return result.finals().stream()
        .flatMap(last -> last.trials().stream())
        .filter(TrialResult::done)
        .flatMap(trial -> recorded.flatMap(study -> study.trial(trial.trial().id())).stream())
        .filter(trial -> trial.state() == State.DONE);
  }

  /** What the chosen network sees, if the study asks for it and its run has ended. */
  Optional<Explained> explained(StudyResult result) {
    return result
        .study()
        .extras()
        .explaining()
        .flatMap(asked -> new ExplainedFiles(folder.explanation()).read());
  }

  Documents documents(StudyResult result) {
    List<String> lost = lost(result);
    return new Documents(
        text(folder.study()),
        recorded.flatMap(FolderContents::command).orElse("regulus run " + folder.study()),
        recorded.map(RecordedStudy::runs).orElse(List.of()),
        recorded.map(RecordedStudy::openings).orElse(List.of()),
        OlderFolder.of(folder, result).missing(lost.isEmpty()),
        lost);
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
