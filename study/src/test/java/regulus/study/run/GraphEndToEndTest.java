package regulus.study.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.network.WeightArray;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.storage.WeightsFile;
import regulus.study.StudyResult;
import regulus.study.file.StudyFile;
import regulus.study.record.RunFolder;
import regulus.study.record.TrialFiles;
import regulus.study.result.ResultsJson;
import regulus.study.result.StudyResults;

/** A residual network is trained, and what it learned begins another study, frozen or not. */
class GraphEndToEndTest {
  private static final String RESIDUAL =
      """
      study: residual
      data: {dataset: fashion-mnist-small, train: {count: 1500}, validation: {count: 300}}
      base:
        - network:
            name: features
            layers:
              - conv2d: {filters: 8, kernel_size: 3, strides: 2, activation: relu, name: stem}
              - conv2d: {filters: 8, kernel_size: 3, padding: same, use_bias: false, name: inner}
              - batch_normalization: {name: norm}
              - add: {inputs: [stem, norm]}
              - activation: relu
              - max_pooling2d
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        plain:
          - set: {layers: features/activation_1, inputs: norm}
          - remove: features/add_1
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 2}
      repeat: {seeds: 2}
      """;

  private static final String TRANSFER =
      """
      study: transfer
      data: {dataset: fashion-mnist-small, train: {count: 1500}, validation: {count: 300}}
      base:
        - network:
            name: features
            weights: learned.safetensors
            trainable: false
            layers:
              - conv2d: {filters: 8, kernel_size: 3, strides: 2, activation: relu, name: stem}
              - conv2d: {filters: 8, kernel_size: 3, padding: same, use_bias: false, name: inner}
              - batch_normalization: {name: norm}
              - add: {inputs: [stem, norm]}
              - activation: relu
              - max_pooling2d
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        drawn: [set: {layers: features, weights: none}]
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 2}
      repeat: {seeds: 2}
      """;

  @TempDir private Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  private StudyResult run(String text, RunFolder folder, int jobs) {
    WeightsLibrary library = new WeightsLibrary(List.of(temp));
    StudyFile file = StudyFile.of("x.yaml", text, List.of()).with(library);
    return new StudyRunner(new TrialRunner(dataset, library), event -> {}, new StopSignal())
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()))
        .result();
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

  @Test
  void whatAResidualNetworkLearnedBeginsAnother() throws IOException {
    RunFolder first = new RunFolder(temp.resolve("first"));
    StudyResult learned = run(RESIDUAL, first, 2);
    assertThat(accuracy(learned, "base")).isGreaterThan(0.6);
    assertThat(accuracy(learned, "plain")).isGreaterThan(0.6);

    Path stored = new TrialFiles(first, trial(learned, "base")).weights();
    Files.copy(stored, temp.resolve("learned.safetensors"));
    RunFolder second = new RunFolder(temp.resolve("second"));
    StudyResult transferred = run(TRANSFER, second, 2);
    assertThat(transferred.variants().get(0).parameters())
        .isEqualTo(new StudyResult.Parameters(3_578, 2_890));
    assertThat(accuracy(transferred, "base")).isGreaterThan(accuracy(transferred, "drawn"));

    Map<String, WeightArray> before = WeightsFile.read(stored);
    Map<String, WeightArray> after =
        WeightsFile.read(new TrialFiles(second, trial(transferred, "base")).weights());
    for (String name : before.keySet()) {
      boolean kept = name.startsWith("features/");
      float[] begun = Objects.requireNonNull(before.get(name)).values();
      assertThat(Arrays.equals(begun, Objects.requireNonNull(after.get(name)).values()))
          .as(name)
          .isEqualTo(kept);
    }

    RunFolder alone = new RunFolder(temp.resolve("alone"));
    run(TRANSFER, alone, 1);
    assertThat(RunBytes.of(alone)).isEqualTo(RunBytes.of(second));
    Files.delete(temp.resolve("learned.safetensors"));
    assertThat(new String(ResultsJson.bytes(StudyResults.read(second)), UTF_8))
        .isEqualTo(new String(ResultsJson.bytes(transferred), UTF_8));
  }
}
