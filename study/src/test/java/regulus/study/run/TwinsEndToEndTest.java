package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.Examples;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.TwinCount;
import regulus.study.file.StudyFile;
import regulus.study.plan.Lint;
import regulus.study.record.RunFolder;
import regulus.study.result.ResultsJson;
import regulus.study.result.StudyResults;

/** A data set whose test images are in part training images. */
final class TwinsEndToEndTest {
  private static final int COPIED = 5;

  private static final String FILE =
      """
      study: twins
      data: {dataset: fashion-mnist-small, validation: {fraction: 0.5}}
      base: [flatten, {dense: {units: 10, activation: softmax}}]
      training:
        optimizer: sgd
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        epochs: 1
      repeat: {seeds: 2}
      final: {retrain_on: train+validation}
      """;

  @TempDir Path temp;

  private final Dataset shipped =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  /** The first test images are the first training images, with their labels. */
  private Dataset copied() {
    Examples examples = shipped.examples();
    int elements = examples.shape().elements();
    int firstTest = shipped.parts().firstTest();
    ByteBuffer pixels = ByteBuffer.allocateDirect(examples.pixels().capacity());
    pixels.put(0, examples.pixels(), 0, pixels.capacity());
    pixels.put(firstTest * elements, examples.pixels(), 0, COPIED * elements);
    int[] labels = examples.labels().clone();
    System.arraycopy(labels, 0, labels, firstTest, COPIED);
    return new Dataset(
        shipped.name(),
        shipped.classes(),
        new Examples(examples.shape(), pixels, labels),
        shipped.parts(),
        "copied");
  }

  private static StudyResult run(Dataset dataset, RunFolder folder, int jobs) {
    StudyFile file = StudyFile.of("twins.yaml", FILE, List.of());
    return new StudyRunner(new TrialRunner(dataset), event -> {}, new StopSignal())
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()))
        .result();
  }

  private static TwinCount twins(TrialResult trial) {
    return trial.outcome().flatMap(Outcome::twins).orElseThrow();
  }

  @Test
  void areCountedInTheTestAndTheAccuracyWithoutThemFollows() throws IOException {
    RunFolder folder = new RunFolder(temp.resolve("one"));
    StudyResult result = run(copied(), folder, 1);
    TrialResult last = result.finals().get(0).trials().get(0);
    TwinCount found = twins(last);
    assertThat(found.exact()).isEqualTo(COPIED);
    int right = found.rightAmong() + found.rightOthers();
    Outcome outcome = last.outcome().orElseThrow();
    assertThat((double) right / outcome.evaluatedExamples())
        .isEqualTo(outcome.evaluated().get("accuracy"));
    assertThat(Files.readString(folder.results())).contains("\"exact\": " + COPIED);

    RunFolder two = new RunFolder(temp.resolve("two"));
    run(copied(), two, 2);
    assertThat(RunBytes.of(two)).isEqualTo(RunBytes.of(folder));
    assertThat(ResultsJson.bytes(StudyResults.read(folder)))
        .isEqualTo(Files.readAllBytes(folder.results()));
  }

  @Test
  void ofValidationImagesAreLookedForAmongThoseThatTheSeedTrainedOn() {
    StudyResult result = run(shipped, new RunFolder(temp.resolve("shipped")), 2);
    // The subset that ships has no image twice.
    result.variants().get(0).trials().forEach(it -> assertThat(twins(it).exact()).isZero());
    assertThat(twins(result.finals().get(0).trials().get(0)).exact()).isZero();
  }

  @Test
  void aRunWarnsOfTestImagesThatAreTrainingImages() {
    assertThat(Lint.duplicates(shipped)).isEmpty();
    assertThat(Lint.duplicates(copied()))
        .contains(
            "5 of the 1,000 test images are training images as well, pixel by pixel: an accuracy"
                + " on them shows memory.");
  }
}
