package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
import regulus.study.StudyResult;
import regulus.study.file.StudyFile;
import regulus.study.record.RunFolder;

/** A small vision transformer is declared in a study file, edited, and learns. */
class TransformerEndToEndTest {
  private static final String STUDY =
      """
      study: transformer
      data: {dataset: fashion-mnist-small, train: {count: 1500}, validation: {count: 300}}
      base:
        - conv2d: {filters: 24, kernel_size: 4, strides: 4, name: patches}
        - reshape: {target_shape: [49, 24]}
        - einsum_dense: {equation: "abc,cd->abd", output_shape: [49, 24], bias_axes: bd, name: positions}
        - layer_normalization: {epsilon: 1e-6}
        - multi_head_attention: {num_heads: 2, key_dim: 12, dropout: 0.1, name: attention}
        - add: {inputs: [attention, positions], name: mixed}
        - layer_normalization: {epsilon: 1e-6}
        - dense: {units: 48, activation: gelu}
        - dense: {units: 24}
        - add: {inputs: [dense_2, mixed]}
        - layer_normalization: {epsilon: 1e-6}
        - global_average_pooling1d
        - dense: {units: 10, activation: softmax}
      variants:
        four-heads: [set: {layers: attention, num_heads: 4, key_dim: 6}]
        small-values: [set: {layers: attention, value_dim: 4}]
      training:
        optimizer: {adam: {learning_rate: 0.003}}
        loss: sparse_categorical_crossentropy
        epochs: 3
      repeat: {seeds: 1}
      """;

  /** As Keras 3.15.1 counts them. */
  private static final int PARAMETERS = 7_330;

  @TempDir private Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  private StudyResult run(RunFolder folder, int jobs) {
    StudyFile file = StudyFile.of("x.yaml", STUDY, List.of());
    TrialRunner runner = new TrialRunner(dataset);
    return new StudyRunner(runner, event -> {}, new StopSignal())
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()))
        .result();
  }

  @Test
  void learnsToTellClothesApartWhateverTheNumberOfJobs() throws IOException {
    RunFolder together = new RunFolder(temp.resolve("together"));
    StudyResult result = run(together, 2);
    assertThat(result.variants().get(0).parameters())
        .isEqualTo(new StudyResult.Parameters(PARAMETERS, PARAMETERS));
    result
        .variants()
        .forEach(
            it ->
                assertThat(Objects.requireNonNull(it.summary().get("val_accuracy")).mean())
                    .as(it.variant().name())
                    .isGreaterThan(0.5));
    RunFolder alone = new RunFolder(temp.resolve("alone"));
    run(alone, 1);
    assertThat(RunBytes.of(alone)).isEqualTo(RunBytes.of(together));
  }
}
