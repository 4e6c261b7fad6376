package regulus.study.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.WeightsFile;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RunFolder;
import regulus.study.record.StoredFile;
import regulus.study.record.TrialFiles;
import regulus.study.result.StudyResults;

/**
 * The models of a run folder: those of every trial that is done.
 *
 * @param folder where the study was run
 */
public record FolderModels(RunFolder folder, Models models) implements ModelStore {

  /** The models of this folder, which holds a run. */
  public static FolderModels in(RunFolder folder) {
    RecordedStudy recorded = RecordedStudy.read(folder);
    StudyResult result = StudyResults.of(StudyResults.spec(folder, recorded.facts()), recorded);
    List<StoredModel> models =
        Stream.concat(
                result.variants().stream().flatMap(variant -> variant.trials().stream()),
                result.finals().stream().flatMap(last -> last.trials().stream()))
            .filter(TrialResult::done)
            .flatMap(trial -> model(trial, recorded).stream())
            .toList();
    return new FolderModels(
        folder, new Models(result.study(), recorded.facts(), result.chosen(), models));
  }

  private static Optional<StoredModel> model(TrialResult trial, RecordedStudy recorded) {
    return recorded
        .trial(trial.trial().id())
        .flatMap(FolderModels::weightsOf)
        .map(file -> new StoredModel(trial.trial(), trial.outcome().orElseThrow(), file));
  }

  private static Optional<StoredFile> weightsOf(RecordedTrial trial) {
    return trial.files().stream()
        .filter(file -> file.name().equals(TrialFiles.WEIGHTS))
        .findFirst();
  }

  @Override
  public Map<String, WeightArray> weights(StoredModel model) {
    model.weights().damage(folder.trial(model.trial().id())).ifPresent(this::refuse);
    return WeightsFile.read(new TrialFiles(folder, model.trial().id()).weights());
  }

  private void refuse(String damage) {
    throw new InvalidData(damage + "; " + folder.remedy());
  }
}
