package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.training.Freezing;
import regulus.learning.training.Freezing.Thaw;
import regulus.learning.training.Phase;
import regulus.learning.training.TrainingSpec;
import regulus.study.StudySpec;

final class PhaseChecksTest {
  private static final String FILE =
      """
      study: test
      data: {dataset: mnist, validation: {count: 1000}}
      base:
        - conv2d: {filters: 8, kernel_size: 3, activation: relu}
        - batch_normalization
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        wide: [set: {layers: conv2d_1, filters: 16}]
      training:
        optimizer: {adam: {learning_rate: 0.001}}
        loss: sparse_categorical_crossentropy
        phases:
          - {epochs: 8, freeze: [conv2d_1, batch_normalization_1]}
          - epochs: 23
            unfreeze: {layers: [conv2d_1, batch_normalization_1], last: 1}
            optimizer: {adam: {learning_rate: 1e-5}}
            batch_size: full
            early_stopping: {monitor: val_accuracy, patience: 5}
      """;

  private static StudySpec study(String... options) {
    return StudyFile.of("x.yaml", FILE, List.of(options)).study(Infos::describe);
  }

  private static List<String> problems(String... options) {
    try {
      return List.of("accepted " + study(options));
    } catch (InvalidStudy invalid) {
      return invalid.problems().stream().map(Problem::toString).toList();
    }
  }

  @Test
  void readsPhasesAndWhatTheyTakeFromTheTraining() {
    TrainingSpec training = study().variant("base").training();
    assertThat(training.epochs()).isEqualTo(31);
    assertThat(training.phases()).extracting(Phase::epochs).containsExactly(8, 23);
    assertThat(training.phases())
        .extracting(Phase::freezing)
        .containsExactly(
            new Freezing(List.of("conv2d_1", "batch_normalization_1"), Optional.empty()),
            new Freezing(
                List.of(),
                Optional.of(
                    new Thaw(List.of("conv2d_1", "batch_normalization_1"), OptionalInt.of(1)))));
    List<TrainingSpec> parts = training.parts();
    assertThat(parts)
        .extracting(TrainingSpec::batchSize)
        .containsExactly(32, TrainingSpec.WHOLE_SET);
    assertThat(parts)
        .extracting(part -> part.optimizer().learningRate())
        .containsExactly(1e-3, 1e-5);
    assertThat(parts).extracting(part -> part.stopping().isPresent()).containsExactly(false, true);
  }

  @Test
  void aBareNumberIsAPhasesEpochs() {
    StudySpec study = study("training.phases=[3, {epochs: 4, freeze: conv2d_1}]");
    assertThat(study.variant("base").training().epochs()).isEqualTo(7);
  }

  @Test
  void variantsChangePartsOfOnePhase() {
    StudySpec study =
        study(
            "variants={later: [set: {'training.phases[1].unfreeze.last': 2}], longer:"
                + " [set: {'training.phases[0].epochs': x2}]}");
    Freezing later = study.variant("later").training().phases().get(1).freezing();
    assertThat(later.unfreeze().orElseThrow().last()).hasValue(2);
    assertThat(study.variant("longer").training().epochs()).isEqualTo(39);
    assertThat(problems("variants={none: [set: {'training.phases[2].epochs': 3}]}"))
        .containsExactly(
            "--set variants={none: [set: {'training.phases[2].epochs': 3}]}:"
                + " variants.none[0].set.\"training.phases[2].epochs\": There is no [2] in a list of"
                + " 2.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.phases[1].unfreeze.last=3 | training.phases[1].unfreeze.last: Invalid last:"
            + " expected at most the 2 layers of conv2d_1, batch_normalization_1, received 3.",
        "training.phases[0].freeze=[conv2d_2] | training.phases[0].freeze: There is no layer"
            + " 'conv2d_2'. Did you mean 'conv2d_1'? The layers are conv2d_1,"
            + " batch_normalization_1, flatten_1, dense_1.",
        "training.phases[0]={freeze: conv2d_1} | training.phases[0].epochs: phase needs epochs: a"
            + " whole number of at least 1 (passes over the images, at most).",
        "training.phases[0].freeze=flatten_1 | training.phases[0].freeze: This has no effect:"
            + " flatten_1 had no weights left to freeze; remove freeze.",
        "training.phases[1].unfreeze={layers: dense_1} | training.phases[1].unfreeze: This has no"
            + " effect: nothing with weights is frozen there; remove unfreeze.",
        "training.phases[0].freeze=[conv2d_1, batch_normalization_1, dense_1] | training.phases[0]:"
            + " Nothing is left to train: every weight is frozen.",
        "training.epochs=5 | training.epochs: Each phase says its epochs, so these have no effect;"
            + " remove epochs.",
        "training.phases=[] | training.epochs: training needs epochs: a whole number of at least 1"
            + " (passes over the images, at most), or phases.",
        "training.phases[1].early_stopping.monitor=val_auc |"
            + " training.phases[1].early_stopping.monitor: Invalid monitor: expected a figure that"
            + " this training computes (loss, accuracy, val_loss, val_accuracy), received val_auc.",
      })
  void saysWhatIsWrongWithAPhase(String option, String problem) {
    assertThat(problems(option))
        .anySatisfy(said -> assertThat(said).endsWith(problem))
        .satisfies(all -> assertThat(all.size()).isLessThanOrEqualTo(2));
  }
}
