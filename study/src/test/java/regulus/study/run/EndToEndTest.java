package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.Examples;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.storage.Predictions;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialSpec.Role;
import regulus.study.file.InvalidStudy;
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

  /** The networks differ in nothing but a penalty that leaves no weight. */
  private static final String[] ABSURD = {
    "training.epochs=4",
    "final=null",
    "variants.absurd=[set: {all: [conv2d, dense], kernel_regularizer: {l1_l2: {l1: 0.3, l2: 0.3}}}]"
  };

  private static final String[] FOLDS = {
    "repeat={folds: 3}", "data.validation=null", "final={retrain_on: none}", "training.epochs=1"
  };

  @TempDir Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  @Test
  void aPenaltyThatLeavesNothingIsReportedAsNotTraining() throws IOException {
    RunFolder folder = new RunFolder(temp.resolve("absurd"));
    StudyResult result = run(folder, ABSURD).result();
    assertThat(result.variant("absurd").trains()).contains(false);
    assertThat(result.variant("base").trains()).contains(true);
    assertThat(result.variant("dropout").trains()).contains(true);
    assertThat(result.comparisons())
        .filteredOn(comparison -> comparison.verdict() == Verdict.NOT_TRAINED)
        .extracting(Comparison::variant)
        .containsExactly("absurd");
    assertThat(result.chosen()).isNotEqualTo(Optional.of("absurd"));
    assertThat(Files.readString(folder.results()))
        .contains("\"every_trial\": true")
        .contains("\"verdict\": \"not-trained\"")
        .contains("absurd does not train: nothing that it says is better than a guess");
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));
  }

  @Test
  void seedsThatShareTheirImagesAreComparedImageByImage() {
    RunFolder folder = new RunFolder(temp.resolve("shared"));
    StudyResult result =
        run(
                folder,
                "data.validation={fraction: 0.5, from: test}",
                "training.epochs=1",
                "compare={margin: 0.5}",
                "final=null")
            .result();
    Comparison comparison = result.comparisons().get(0);
    assertThat(comparison.test()).isEqualTo("multi-reader-multi-case");
    assertThat(comparison.margin()).contains("50.0 points");
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));
  }

  @ParameterizedTest
  @ValueSource(strings = {"val_loss", "val_f1_score", "val_auc"})
  void sharedImagesAreComparedImageByImageWhateverTheFigure(String figure) {
    String[] options = {
      "data.validation={fraction: 0.5, from: test}",
      "training.epochs=1",
      "training.early_stopping=null",
      "training.metrics=[accuracy, f1_score, auc]",
      "variants.augmented=[set: {all: conv2d, kernel_regularizer: {l2: 0.01}}]",
      "choose={by: " + figure + ", direction: " + (figure.endsWith("loss") ? "min" : "max") + "}",
      "final=null"
    };
    RunFolder folder = new RunFolder(temp.resolve("shared"));
    StudyResult result = run(folder, options).result();
    assertThat(result.comparisons())
        .hasSize(2)
        .allMatch(comparison -> comparison.test().equals("multi-reader-multi-case"))
        .allMatch(comparison -> comparison.pValue().isPresent())
        .noneMatch(Comparison::onTheseImages);
    RunFolder again = new RunFolder(temp.resolve("again"));
    run(again, options);
    assertThat(RunBytes.of(again)).isEqualTo(RunBytes.of(folder));
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));
  }

  @Test
  void foldsValidateEveryImageOnceAndTheSameForEveryVariant() {
    RunFolder folder = new RunFolder(temp.resolve("folds"));
    StudyResult result = run(folder, FOLDS).result();
    int[][] base = indexes(folder, result.variant("base"));
    assertThat(indexes(folder, result.variant("dropout"))).isEqualTo(base);
    int[] all = Arrays.stream(base).flatMapToInt(Arrays::stream).sorted().toArray();
    assertThat(all).isEqualTo(IntStream.range(0, dataset.trainCount()).toArray());
    assertThat(result.finals().get(0).trials()).hasSize(3);
    assertThat(result.comparisons().get(0).n()).isEqualTo(3);
    assertThat(result.comparisons().get(0).test()).isEqualTo("corrected-resampled-t");

    RunFolder again = new RunFolder(temp.resolve("again"));
    run(again, FOLDS);
    assertThat(RunBytes.of(again)).isEqualTo(RunBytes.of(folder));
  }

  @Test
  void foldsThatTrainOnAllOthersAreComparedImageByImage() {
    RunFolder folder = new RunFolder(temp.resolve("folds"));
    String[] options = Arrays.copyOf(FOLDS, FOLDS.length + 3);
    options[FOLDS.length] = "data.train=null";
    options[FOLDS.length + 1] = "final=null";
    options[FOLDS.length + 2] = "variants.augmented=null";
    StudyResult result = run(folder, options).result();
    Comparison comparison = result.comparisons().get(0);
    assertThat(comparison.test()).isEqualTo("folds-and-images");
    assertThat(comparison.sentence()).contains("folds × images over 3 folds, Holm p");
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));
  }

  @Test
  void moreFoldsThanTheSmallestClassHasImagesAreRefusedBeforeAnythingRuns() {
    RunFolder folder = new RunFolder(temp.resolve("refused"));
    String[] options = {"repeat={folds: 299}", "data.validation=null"};
    Examples few = dataset.examples();
    int[] labels = few.labels().clone();
    // The images of class 9 from the tenth on become class 0.
    int seen = 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels[i] == 9 && seen++ >= 10 ? 0 : labels[i];
    }
    Dataset lopsided =
        new Dataset(
            dataset.name(),
            dataset.classes(),
            new Examples(few.shape(), few.pixels(), labels),
            dataset.parts(),
            "lopsided");
    assertThatThrownBy(
            () ->
                StudyRun.of(
                    StudyFile.of("x.yaml", FILE, List.of(options)), lopsided, folder, 1, Map.of()))
        .isInstanceOf(InvalidStudy.class)
        .hasMessageContaining(
            "repeat.folds: Invalid folds: expected at most the 10 training images")
        .hasMessageEndingWith("of the smallest class, received 299.");
  }

  private static int[][] indexes(RunFolder folder, VariantResult variant) {
    return variant.trials().stream()
        .map(trial -> new TrialFiles(folder, trial.trial().id()).predictions(Role.VALIDATION))
        .map(file -> Predictions.read(file).indexes())
        .toArray(int[][]::new);
  }

  private StudyOutcome run(RunFolder folder, String... options) {
    StudyFile file = StudyFile.of("end-to-end.yaml", FILE, List.of(options));
    return new StudyRunner(new TrialRunner(dataset), event -> {}, new StopSignal())
        .run(StudyRun.of(file, dataset, folder, 2, Map.of()));
  }

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
