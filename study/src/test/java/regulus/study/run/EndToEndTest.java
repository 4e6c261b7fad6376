package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.storage.Predictions;
import regulus.study.StudyResult;
import regulus.study.TrialSpec.Role;
import regulus.study.file.StudyFile;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.record.TrialFiles;
import regulus.study.result.ResultsJson;
import regulus.study.result.StudyResults;
import regulus.study.run.StudyOutcome.Ending;

/** A study file in, a result out: with the real data, the real trainer and the real record. */
final class EndToEndTest {
  private static final String FILE =
      """
      study: end-to-end
      data:
        dataset: fashion-mnist-small
        validation: {count: 300}
        train: {count: 600}
      base:
        - conv2d: {filters: 4, kernel_size: 3, activation: relu}
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        dropout: [insert: {after: flatten_1, layer: {dropout: {rate: 0.5}}}]
        augmented:
          - insert: {before: conv2d_1, layer: {random_flip: horizontal}}
          - insert: {before: conv2d_1, layer: {random_rotation: 0.05}}
      training:
        optimizer: {adam: {learning_rate: 0.003}}
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        batch_size: 32
        epochs: 2
        early_stopping: {monitor: val_accuracy, patience: 1}
      repeat: {seeds: 2}
      choose: {by: val_accuracy, direction: max}
      final: {retrain_on: train+validation, also: [base]}
      """;

  @TempDir Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  @Test
  void bytesDoNotDependOnJobsOrInterruptions() {
    RunFolder one = new RunFolder(temp.resolve("one"));
    StudyOutcome outcome = run(one, 1, event -> {}, new StopSignal());
    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);

    RunFolder two = new RunFolder(temp.resolve("two"));
    run(two, 2, event -> {}, new StopSignal());
    assertThat(RunBytes.of(two)).isEqualTo(RunBytes.of(one)).containsKey("results.json");

    RunFolder interrupted = new RunFolder(temp.resolve("interrupted"));
    assertThat(interruptAfterEpoch(interrupted).ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(RunBytes.of(interrupted)).isNotEqualTo(RunBytes.of(one));
    run(interrupted, 2, event -> {}, new StopSignal());
    assertThat(RunBytes.of(interrupted)).isEqualTo(RunBytes.of(one));
  }

  @Test
  void theRecordAloneGivesTheWholeResultAgain() {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    StudyResult result = run(folder, 2, event -> {}, new StopSignal()).result();
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));
  }

  @Test
  void everyFigureFollowsFromTheSavedPredictions() {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    StudyOutcome outcome = run(folder, 2, event -> {}, new StopSignal());
    outcome
        .result()
        .variants()
        .forEach(
            variant ->
                variant
                    .trials()
                    .forEach(
                        trial ->
                            assertThat(accuracy(folder, trial.trial().id(), Role.VALIDATION))
                                .isEqualTo(
                                    trial.outcome().orElseThrow().evaluated().get("accuracy"))
                                .isGreaterThan(0.3)));
    String last = outcome.result().finals().get(0).trials().get(0).trial().id();
    assertThat(accuracy(folder, last, Role.FINAL))
        .isEqualTo(outcome.result().finals().get(0).test().get("accuracy"));
    assertThat(RecordedStudy.read(folder).openings()).hasSize(outcome.result().finals().size());
  }

  @Test
  void anAugmentationThatIsDeclaredChangesTheTraining() {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    StudyResult result = run(folder, 2, event -> {}, new StopSignal()).result();
    assertThat(predictions(folder, result, "augmented"))
        .isNotEqualTo(predictions(folder, result, "base"));
  }

  private static float[] predictions(RunFolder folder, StudyResult result, String variant) {
    String trial =
        result.variants().stream()
            .filter(summary -> summary.variant().name().equals(variant))
            .findFirst()
            .orElseThrow()
            .trials()
            .get(0)
            .trial()
            .id();
    return Predictions.read(new TrialFiles(folder, trial).predictions(Role.VALIDATION))
        .probabilities();
  }

  private StudyOutcome run(
      RunFolder folder, int jobs, Consumer<StudyEvent> events, StopSignal stop) {
    StudyFile file = StudyFile.of("end-to-end.yaml", FILE, List.of());
    return new StudyRunner(new TrialRunner(dataset), events, stop)
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()));
  }

  private StudyOutcome interruptAfterEpoch(RunFolder folder) {
    StopSignal stop = new StopSignal();
    return run(
        folder,
        2,
        event -> {
          if (event instanceof StudyEvent.EpochFinished) {
            stop.request();
          }
        },
        stop);
  }

  private static double accuracy(RunFolder folder, String trial, Role role) {
    Predictions predictions = Predictions.read(new TrialFiles(folder, trial).predictions(role));
    int right = 0;
    for (int i = 0; i < predictions.count(); i++) {
      right += decision(predictions, i) == predictions.labels()[i] ? 1 : 0;
    }
    return (double) right / predictions.count();
  }

  private static int decision(Predictions predictions, int image) {
    int best = 0;
    for (int c = 1; c < predictions.outputs(); c++) {
      int row = image * predictions.outputs();
      best =
          predictions.probabilities()[row + c] > predictions.probabilities()[row + best] ? c : best;
    }
    return best;
  }
}
