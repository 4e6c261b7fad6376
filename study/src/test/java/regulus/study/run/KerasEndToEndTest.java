package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.keras.KerasFile;
import regulus.learning.network.WeightArray;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.storage.WeightsFile;
import regulus.study.StudyResult;
import regulus.study.file.StudyFile;
import regulus.study.record.RunFolder;
import regulus.study.record.TrialFiles;
import regulus.study.result.ResultsJson;
import regulus.study.result.StudyResults;

/** A network of Keras' is trained further, as a whole and as a frozen part. */
class KerasEndToEndTest {
  private static final String STUDY =
      """
      study: tuned
      data: {dataset: fashion-mnist-small, train: {count: 600}, validation: {count: 300}}
      bases:
        whole:
          layers: {network: {keras: digits.keras}}
        part:
          layers:
            - network: {keras: digits.keras, until: smaller, name: features, trainable: false}
            - flatten
            - dense: {units: 10, activation: softmax}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 2}
      repeat: {seeds: 2}
      final: {retrain_on: none}
      """;

  @TempDir private Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  @BeforeEach
  void copy() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/keras/digits.keras"))) {
      Files.copy(in, temp.resolve("digits.keras"));
    }
  }

  private StudyOutcome run(
      RunFolder folder, int jobs, StopSignal stop, Consumer<StudyEvent> events) {
    WeightsLibrary library = new WeightsLibrary(List.of(temp));
    StudyFile file = StudyFile.of("x.yaml", STUDY, List.of()).with(library);
    return new StudyRunner(new TrialRunner(dataset, library), events, stop)
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()));
  }

  private static String trial(StudyResult result, String variant) {
    return result.variants().stream()
        .filter(it -> it.variant().name().equals(variant))
        .map(it -> it.trials().get(0).trial().id())
        .findFirst()
        .orElseThrow();
  }

  private static double accuracy(StudyResult result, String variant) {
    return result.variants().stream()
        .filter(it -> it.variant().name().equals(variant))
        .map(it -> Objects.requireNonNull(it.summary().get("val_accuracy")).mean())
        .findFirst()
        .orElseThrow();
  }

  private StudyOutcome interrupted(RunFolder folder) {
    StopSignal stop = new StopSignal();
    return run(
        folder,
        1,
        stop,
        event -> {
          if (event instanceof StudyEvent.EpochFinished) {
            stop.request();
          }
        });
  }

  @Test
  void aNetworkOfKerasIsTrainedFurther() throws IOException {
    RunFolder folder = new RunFolder(temp.resolve("run"));
    StudyResult result = run(folder, 2, new StopSignal(), event -> {}).result();
    assertThat(accuracy(result, "whole")).isGreaterThan(0.25);
    assertThat(accuracy(result, "part")).isGreaterThan(0.25);
    assertThat(result.variants().get(1).parameters())
        .isEqualTo(new StudyResult.Parameters(3_578, 2_890));
    frozenWeightsAreTheFiles(new TrialFiles(folder, trial(result, "part")).weights());

    RunFolder other = new RunFolder(temp.resolve("other"));
    assertThat(interrupted(other).ending()).isEqualTo(StudyOutcome.Ending.INTERRUPTED);
    run(other, 1, new StopSignal(), event -> {});
    assertThat(RunBytes.of(other)).isEqualTo(RunBytes.of(folder));

    Files.delete(temp.resolve("digits.keras"));
    assertThat(ResultsJson.bytes(StudyResults.read(folder))).isEqualTo(ResultsJson.bytes(result));
  }

  private void frozenWeightsAreTheFiles(Path trained) {
    Map<String, WeightArray> before = KerasFile.read(temp.resolve("digits.keras")).weights();
    Map<String, WeightArray> after = WeightsFile.read(trained);
    for (String name : before.keySet()) {
      if (!name.startsWith("answer/")) {
        float[] kept = Objects.requireNonNull(after.get("features/" + name)).values();
        assertThat(Arrays.equals(kept, Objects.requireNonNull(before.get(name)).values()))
            .as(name)
            .isTrue();
      }
    }
  }
}
