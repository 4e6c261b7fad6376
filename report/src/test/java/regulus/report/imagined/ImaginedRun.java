package regulus.report.imagined;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.data.Dataset;
import regulus.learning.storage.Predictions;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.TrialResult;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RunFolder;
import regulus.study.record.StoredFile;
import regulus.study.record.StudyRecord;
import regulus.study.record.StudyRecord.Completion;

/** What a run leaves in its folder besides the result. */
public final class ImaginedRun {
  private ImaginedRun() {}

  /**
   * @param file the text of the study file
   * @param answers of the final model on the test set
   */
  public static RunFolder write(
      Path root, StudyResult result, String file, Dataset dataset, Predictions answers)
      throws IOException {
    Files.createDirectories(root);
    RunFolder folder = new RunFolder(root);
    Facts facts = new Facts(result.study().name(), file, dataset.info(), dataset.fingerprint());
    Map<String, String> host = new LinkedHashMap<>();
    host.put("command", "regulus run studies/fashion-mnist.yaml");
    host.put("java", "17.0.17, Debian");
    host.put("cores", "2");
    try (StudyRecord record = StudyRecord.begin(folder, facts, host)) {
      for (FinalResult last : result.finals()) {
        for (TrialResult trial : last.trials()) {
          write(folder, record, trial, answers);
        }
      }
    }
    Files.writeString(folder.study(), file);
    return folder;
  }

  private static void write(
      RunFolder folder, StudyRecord record, TrialResult trial, Predictions answers)
      throws IOException {
    String id = trial.trial().id();
    record.plan(List.of(trial.trial()));
    record.started(id);
    Files.createDirectories(folder.trial(id));
    answers.write(folder.trial(id).resolve("test.safetensors"));
    record.done(
        id,
        new Completion(trial.chosenEpoch(), trial.outcome().orElseThrow(), trial.seconds()),
        List.of(StoredFile.of(folder.trial(id).resolve("test.safetensors"))),
        Optional.of(trial.trial().variant()));
  }
}
