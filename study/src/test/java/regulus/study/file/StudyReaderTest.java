package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.data.DataSource;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.training.Direction;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.StudySpec.Rule;
import regulus.study.SweepPoint;
import regulus.study.TensorBoard;
import regulus.study.Variant;

class StudyReaderTest {
  private static final String START =
      """
      study: test
      data: {dataset: mnist, validation: {count: 1000}}
      base:
        - conv2d: {filters: 8, kernel_size: 3, activation: relu}
        - max_pooling2d
        - conv2d: {filters: 16, kernel_size: 3, name: stem}
        - flatten
        - dense: {units: 32, activation: relu}
        - dense: {units: 10, activation: softmax}
      training:
        optimizer: {adam: {learning_rate: 0.001}}
        loss: sparse_categorical_crossentropy
        epochs: 3
      """;

  private static StudySpec study(String text, String... options) {
    return StudyFile.of("x.yaml", text, List.of(options)).study(Infos::describe);
  }

  private static StudySpec with(String more, String... options) {
    return study(START + more, options);
  }

  private static Optional<TensorBoard> tensorBoard(String more) {
    return with(more).tensorBoard();
  }

  private static List<String> problems(String text, String... options) {
    try {
      return List.of("accepted " + study(text, options));
    } catch (InvalidStudy invalid) {
      return invalid.problems().stream().map(Problem::toString).toList();
    }
  }

  private static List<String> names(Variant variant) {
    return variant.network().layers().stream().map(NamedLayer::name).toList();
  }

  @Test
  void fillsInWhatIsLeftOut() {
    StudySpec study = with("");
    assertThat(study.name()).isEqualTo("test");
    assertThat(study.data().source()).isEqualTo(new DataSource.Known("mnist"));
    assertThat(study.data().split()).isEqualTo(SplitSpec.count(1000));
    assertThat(study.data().pixels()).isEqualTo(Pixels.UNIT);
    assertThat(study.repeat().seeds()).containsExactly(0L);
    assertThat(study.choose()).isEqualTo(new Choice("val_accuracy", Direction.MAX));
    assertThat(study.compare().margin()).isEmpty();
    assertThat(study.finalTest()).isEmpty();
    assertThat(study.variant("base").training().batchSize()).isEqualTo(32);
    assertThat(study.variant("base").baseline()).isEmpty();
  }

  @Test
  void readsTheRuleOfTheChoice() {
    String variants = "variants: {more: [set: {layers: dense_1, units: 7}]}\n";
    String rule = "choose.rule=one-standard-error";
    assertThat(with(variants, rule, "repeat.seeds=2").choose())
        .isEqualTo(new Choice("val_accuracy", Direction.MAX, Rule.ONE_STANDARD_ERROR));
    assertThat(with(variants, "choose.rule=best-mean").choose().rule()).isEqualTo(Rule.BEST_MEAN);
    assertThat(problems(START + variants, rule))
        .singleElement()
        .asString()
        .contains("One training has no standard error; set repeat: {seeds: 5}");
    assertThat(problems(START, rule, "repeat.seeds=2"))
        .singleElement()
        .asString()
        .contains("there is one variant to choose from");
    assertThat(problems(START + variants, "choose.rule=one-standard-eror"))
        .singleElement()
        .asString()
        .contains("one-standard-error");
  }

  @Test
  void namesLayersByTypeAndNumber() {
    assertThat(names(with("").variant("base")))
        .containsExactly("conv2d_1", "max_pooling2d_1", "stem", "flatten_1", "dense_1", "dense_2");
  }

  @Test
  void aSectionThatIsNullIsLeftOut() {
    String more = "cross_validation: {variants: [base], folds: 3}\nfinal: {retrain_on: none}\n";
    StudySpec study = with(more, "cross_validation=null", "final=null");
    assertThat(study.crossValidation()).isEmpty();
    assertThat(study.finalTest()).isEmpty();
    assertThat(problems(START, "base=null")).isNotEmpty().noneMatch(it -> it.contains("accepted"));
  }

  @Test
  void aVariantThatIsNullIsLeftOut() {
    String two =
        """
        variants:
          wide: [set: {layers: dense_1, units: 64}]
          lossy: [insert: {after: stem, layer: {dropout: 0.5}}]
        """;
    assertThat(with(two, "variants.wide=null").variants())
        .extracting(Variant::name)
        .containsExactly("base", "lossy");
    assertThat(problems(START + "variants:\n  wide:\n"))
        .singleElement()
        .asString()
        .contains("Expected a list of edits");
  }

  @Test
  void aBaseThatIsNullIsLeftOutAndSoAreItsVariants() {
    String file = "../studies/cifar10-architectures.yaml";
    StudyFile left =
        StudyFile.read(
            Path.of(file),
            List.of("bases.a2=null", "bases.a1.variants=null", "explain=null", "final=null"));
    assertThat(left.study(Infos::describe).variants())
        .extracting(Variant::name)
        .containsExactly("a1", "a1/l2", "a3", "a3/l2", "a3/dropout", "a3/batch-norm");
  }

  @Test
  void editsNeverRenameOtherLayers() {
    StudySpec study =
        with(
            """
            variants:
              more:
                - insert: {before: {all: dense}, layer: {dropout: 0.1}}
                - remove: dense_1
                - insert: {before: dense_2, layer: {dense: {units: 5}}}
                - replace: {layer: max_pooling2d_1, with: average_pooling2d}
                - replace: {layer: stem, with: {conv2d: {filters: 4, kernel_size: 1}}}
            """);
    assertThat(names(study.variant("more")))
        .containsExactly(
            "conv2d_1",
            "average_pooling2d_1",
            "stem",
            "flatten_1",
            "dropout_1",
            "dropout_2",
            "dense_3",
            "dense_2");
    assertThat(study.variant("more").baseline()).contains("base");
  }

  @Test
  void batchesMayBeTheWholeTrainingSet() {
    StudySpec study =
        with("variants: {pieces: [set: {training.chunk_size: 100}]}", "training.batch_size=full");
    assertThat(study.variant("base").training().wholeSet()).isTrue();
    assertThat(study.variant("base").training().chunkSize()).isEmpty();
    assertThat(study.variant("pieces").training().chunkSize()).hasValue(100);
  }

  @Test
  void refusesChunksOfBatchesThatALayerNeedsWhole() {
    String normalized = "variants: {norm: [insert: {after: stem, layer: batch_normalization}]}";
    assertThat(problems(START + normalized, "training.batch_size=full", "training.chunk_size=9"))
        .containsExactly(
            "x.yaml:14:12: variants.norm: batch_normalization_1 takes the mean and variance of the"
                + " whole batch, which cannot be had in chunks: remove chunk_size and choose a"
                + " batch_size that fits into memory.");
    assertThat(problems(START, "training.batch_size=all"))
        .containsExactly(
            "--set training.batch_size=all: training.batch_size: Invalid batch_size: expected a"
                + " whole number of at least 1 or full, received 'all'.");
  }

  private static List<String> frozen(Variant variant) {
    return variant.network().layers().stream()
        .filter(NamedLayer::frozen)
        .map(NamedLayer::name)
        .toList();
  }

  @Test
  void freezesLayers() {
    StudySpec study =
        with(
            """
            variants:
              fixed: [set: {all: conv2d, trainable: false}]
              mixed:
                - set: {layers: stem, trainable: false}
                - insert: {before: dense_2, layer: {dense: {units: 8, trainable: false}}}
              again:
                - set: {layers: [stem, dense_1], trainable: false}
                - set: {layers: stem, trainable: true}
            """);
    assertThat(frozen(study.variant("base"))).isEmpty();
    assertThat(frozen(study.variant("fixed"))).containsExactly("conv2d_1", "stem");
    assertThat(frozen(study.variant("mixed"))).containsExactly("stem", "dense_3");
    assertThat(frozen(study.variant("again"))).containsExactly("dense_1");
  }

  @Test
  void refusesFreezingThatIsNone() {
    assertThat(problems(START, "base[0].conv2d.trainable=2"))
        .containsExactly(
            "--set base[0].conv2d.trainable=2: base[0].conv2d.trainable: Invalid trainable:"
                + " expected true or false.");
    assertThat(problems(START, "base[3]={flatten: {trainable: false}}"))
        .singleElement()
        .asString()
        .endsWith("This has no effect: flatten_1 has no weights; remove trainable.");
    assertThat(problems(START + "variants: {v: [set: {all: [conv2d, dense], trainable: false}]}"))
        .containsExactly(
            "x.yaml:14:12: variants.v: Nothing is left to train: every weight is frozen.");
    assertThat(problems(START + "variants: {v: [set: {all: conv2d, trainable: true}]}"))
        .singleElement()
        .asString()
        .contains("This changes nothing");
  }

  @Test
  void setsAnyPropertyOfLayersAndTraining() {
    String direct =
        """
        study: test
        data: {dataset: mnist, validation: {count: 1000}}
        base:
          - conv2d: {filters: 16, kernel_size: 5, activation: relu}
          - max_pooling2d
          - conv2d: {filters: 32, kernel_size: 5, name: stem}
          - flatten
          - dense: {units: 16, activation: relu, kernel_regularizer: {l2: 0.01}}
          - dense: {units: 10, activation: softmax}
        training:
          optimizer: {adam: {learning_rate: 0.0005}}
          loss: sparse_categorical_crossentropy
          epochs: 6
          batch_size: 64
        """;
    StudySpec edited =
        with(
            """
            variants:
              v:
                - set: {all: conv2d, filters: x2}
                - set: {layers: {all: [conv2d]}, kernel_size: 5}
                - set: {layers: dense_1, units: x0.5, kernel_regularizer.l2: 0.01}
                - set: {training.batch_size: x2, training.epochs: 6}
                - set: {training.optimizer.learning_rate: x0.5}
            """);
    Variant expected = study(direct).variant("base");
    assertThat(edited.variant("v"))
        .isEqualTo(new Variant("v", Optional.of("base"), expected.network(), expected.training()));
  }

  @Test
  void unrollsSweeps() {
    StudySpec study =
        with(
            """
            variants:
              dropout:
                sweep: {rate: [0.4, 0.5], units: [x2, 64]}
                edits:
                  - insert: {after: dense_1, layer: {dropout: $rate}}
                  - set: {layers: dense_1, units: $units}
            """);
    assertThat(study.variants())
        .extracting(Variant::name)
        .containsExactly(
            "base",
            "dropout-rate=0.4+units=x2",
            "dropout-rate=0.4+units=64",
            "dropout-rate=0.5+units=x2",
            "dropout-rate=0.5+units=64");
    assertThat(study.variants().get(1).network()).isEqualTo(study.variants().get(2).network());
  }

  @Test
  void givesEveryBaseItsVariants() {
    StudySpec study =
        study(
            """
            study: bases
            data: {dataset: mnist, validation: {fraction: 0.1}, train: {count: 500}, pixels: raw}
            bases:
              small:
                layers: [flatten, {dense: {units: 10, activation: softmax}}]
              large:
                layers: [flatten, {dense: 64}, {dense: {units: 10, activation: softmax}}]
                variants:
                  narrow: [set: {layers: dense_1, units: 32}]
            variants:
              l2: [set: {all: dense, kernel_regularizer: l2}]
            training: {optimizer: sgd, loss: sparse_categorical_crossentropy, epochs: 1}
            repeat: {seeds: [3, 5]}
            choose: {by: val_loss, direction: min}
            compare: {margin: 0.01}
            final: {retrain_on: none, also: [small, large/l2]}
            """);
    assertThat(study.variants())
        .extracting(Variant::name)
        .containsExactly("small", "small/l2", "large", "large/l2", "large/narrow");
    assertThat(study.variant("large/narrow").baseline()).contains("large");
    assertThat(study.repeat().seeds()).containsExactly(3L, 5L);
    assertThat(study.data().split()).isEqualTo(SplitSpec.fraction(0.1).keepingTrain(500));
    assertThat(study.compare().margin()).hasValue(0.01);
    assertThat(study.finalTest())
        .contains(new FinalTest(Retrain.NONE, List.of("small", "large/l2")));
  }

  @Test
  void letsOptionsChangeAnyValue() {
    StudySpec study = with("", "training.epochs=1", "base[4].dense.units=7", "repeat.seeds=2");
    assertThat(study.variant("base").training().epochs()).isEqualTo(1);
    assertThat(study.repeat().seeds()).hasSize(2);
    assertThat(study.variant("base").network())
        .isEqualTo(study(START.replace("units: 32", "units: 7")).variant("base").network());
  }

  @Test
  void findsEveryProblemAtOnce() {
    assertThat(
            problems(
                """
                study: a/b
                dta: 1
                data: {dataset: mnist, validation: {fraction: 2}}
                base:
                  - conv2d: {filters: many, kernel_size: 3}
                  - flaten
                  - dense: {units: 10, activation: sofmax}
                training:
                  optimizer: {adam: {learnig_rate: 0.001}}
                  loss: sparse_categorical_crossentropy
                repeat: {seeds: 0}
                choose: {by: val_los}
                """))
        .containsExactly(
            "x.yaml:1:1: study: Invalid name: expected letters, digits, '.', '_' and '-', at most"
                + " 64.",
            "x.yaml:2:1: dta: Unknown key 'dta'. Did you mean 'data'? There are study, data, base,"
                + " bases, variants, training, repeat, cross_validation, choose,"
                + " compare, final, explain, tensorboard.",
            "x.yaml:3:37: data.validation.fraction: Invalid fraction: expected a number above 0 to"
                + " below 1, received 2.",
            "x.yaml:5:14: base[0].conv2d.filters: Invalid filters: expected a whole number of at"
                + " least 1, received 'many'.",
            "x.yaml:6:5: base[1]: Unknown layer 'flaten'. Did you mean 'flatten'?",
            "x.yaml:7:24: base[2].dense.activation: Unknown activation 'sofmax'. Did you mean"
                + " 'softmax'?",
            "x.yaml:8:1: training.epochs: training needs epochs: a whole number of at least 1"
                + " (passes over the images, at most), or phases.",
            "x.yaml:9:22: training.optimizer.adam.learnig_rate: Unknown setting 'learnig_rate' of"
                + " adam. Did you mean 'learning_rate'? It takes learning_rate, beta_1, beta_2,"
                + " epsilon, amsgrad, weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema,"
                + " ema_momentum, ema_overwrite_frequency.",
            "x.yaml:11:10: repeat.seeds: Invalid seeds: expected a whole number of at least 1 or a"
                + " list, received 0.",
            "x.yaml:12:1: choose.direction: Invalid direction: expected min or max, since val_los"
                + " does not say whether smaller or larger is better, received nothing.");
  }

  @Test
  void saysWhichDataIsMissing() {
    assertThatThrownBy(() -> study(START.replace("dataset: mnist", "idx: other")))
        .isInstanceOf(InvalidData.class)
        .hasMessage("There is no data set named other.");
  }

  @Test
  void tensorBoardIsOffOnOrHasSettings() {
    assertThat(tensorBoard("")).isEmpty();
    assertThat(tensorBoard("tensorboard: false\n")).isEmpty();
    assertThat(tensorBoard("tensorboard: true\n")).contains(new TensorBoard(1));
    assertThat(tensorBoard("tensorboard: {histogram_freq: 5}\n")).contains(new TensorBoard(5));
    assertThatThrownBy(() -> tensorBoard("tensorboard: {histogram_freq: -1}\n"))
        .hasMessageContaining("a whole number of at least 0");
  }

  @Test
  void sweptVariantsKnowWhereTheyStand() {
    StudySpec study =
        with(
            """
            variants:
              plain: [remove: dense_1]
              size:
                sweep: {units: [8, 16], rate: [.5]}
                edits: [set: {layers: dense_1, units: $units}, insert: {after: dense_1, layer: {dropout: $rate}}]
            """);
    assertThat(study.variant("plain").sweep()).isEmpty();
    SweepPoint point = study.variant("size-units=16+rate=.5").sweep().orElseThrow();
    assertThat(point.sweep()).isEqualTo("size");
    assertThat(point.values().toString()).isEqualTo("{units=16, rate=.5}");
  }
}
