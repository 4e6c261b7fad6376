package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.learning.training.Phase;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.file.StudyFile;
import regulus.study.record.RunFolder;
import regulus.study.record.TrialFiles;
import regulus.study.result.ResultsJson;
import regulus.study.result.StudyResults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A study whose training has two phases, from its file to its record and its final test. */
final class PhasedStudyTest {
  private static final String FILE =
      """
      study: phased
      data:
        dataset: fashion-mnist-small
        validation: {count: 100}
        train: {count: 160}
      base:
        - conv2d: {filters: 4, kernel_size: 3, activation: relu}
        - batch_normalization
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dense: {units: 10, activation: softmax}
      training:
        optimizer: {adam: {learning_rate: 0.003}}
        loss: sparse_categorical_crossentropy
        phases:
          - {epochs: 2, freeze: [conv2d_1, batch_normalization_1]}
          - epochs: 6
            unfreeze: {layers: [conv2d_1, batch_normalization_1], last: 1}
            optimizer: {sgd: {learning_rate: 0.05}}
            schedule: {reduce_lr_on_plateau: {factor: 0.5, patience: 1}}
            early_stopping: {monitor: val_loss, patience: 2}
      repeat: {seeds: 2}
      final: {retrain_on: train+validation}
      """;

  @TempDir Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  @Test
  void phasesStandInRecordHistoryAndFinalTraining() throws IOException {
    RunFolder folder = new RunFolder(temp.resolve("one"));
    StudyResult result = run(folder, 1);
    TrialResult trial = result.variant("base").trials().get(0);
    History history = trial.history();
    assertThat(history.phase(0).size()).isEqualTo(2);
    assertThat(history.phase(1).size()).isBetween(3, 6);
    assertThat(history.phase(1).epochs().get(0).learningRate()).isEqualTo(0.05);
    assertThat(trial.chosenEpoch().getAsInt()).isGreaterThanOrEqualTo(2);

    List<String> csv = Files.readAllLines(new TrialFiles(folder, trial.trial().id()).history());
    assertThat(csv.get(0)).startsWith("epoch,phase,learning_rate,loss");
    assertThat(csv.get(2)).startsWith("1,0,");
    assertThat(csv.get(3)).startsWith("2,1,0.05,");

    JsonNode json = JsonMapper.builder().build().readTree(ResultsJson.bytes(result));
    assertThat(json.at("/variants/0/trials/0/phases"))
        .hasToString(
            "[{\"first_epoch\":0,\"epochs\":2},{\"first_epoch\":2,\"epochs\":"
                + (history.size() - 2)
                + "}]");
    assertThat(json.at("/final/trials/0/phases/1/first_epoch").asInt()).isEqualTo(2);

    double mean =
        result.variant("base").trials().stream()
            .mapToInt(one -> one.chosenEpoch().orElseThrow() - 2)
            .average()
            .orElseThrow();
    TrialResult last = result.finals().get(0).trials().get(0);
    assertThat(last.history().phase(0).size()).isEqualTo(2);
    assertThat(last.history().phase(1).size()).isEqualTo((int) Math.round(mean + 1));
    assertThat(rates(last)).isEqualTo(rates(trial).subList(0, last.history().size()));
    assertThat(last.trial().training().phases().stream().mapToInt(Phase::epochs).sum())
        .isEqualTo(last.history().size());
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));

    RunFolder two = new RunFolder(temp.resolve("two"));
    run(two, 2);
    assertThat(RunBytes.of(two)).isEqualTo(RunBytes.of(folder)).containsKey("results.json");
  }

  private static List<Double> rates(TrialResult trial) {
    return trial.history().epochs().stream().map(Epoch::learningRate).toList();
  }

  private StudyResult run(RunFolder folder, int jobs) {
    StudyFile file = StudyFile.of("phased.yaml", FILE, List.of());
    return new StudyRunner(new TrialRunner(dataset), event -> {}, new StopSignal())
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()))
        .result();
  }
}
