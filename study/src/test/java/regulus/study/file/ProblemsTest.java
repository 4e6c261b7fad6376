package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who wrote something that cannot be. */
class ProblemsTest {
  private static final String START =
      """
      study: test
      data: {dataset: mnist, validation: {count: 1000}}
      base:
        - conv2d: {filters: 8, kernel_size: 3, activation: relu}
        - max_pooling2d
        - flatten
        - dense: {units: 32, activation: relu}
        - dense: {units: 10, activation: softmax}
      training:
        optimizer: adam
        loss: sparse_categorical_crossentropy
        epochs: 3
      """;

  private static List<String> problems(String more, String... options) {
    try {
      StudyFile.of("x.yaml", START + more, List.of(options)).study(Infos::describe);
      return List.of();
    } catch (InvalidStudy invalid) {
      return invalid.problems().stream()
          .map(problem -> problem.place().path() + ": " + problem.sentence())
          .toList();
    }
  }

  private static List<String> edit(String edit) {
    return problems("variants: {v: [" + edit + "]}");
  }

  @Test
  void saysWhyANetworkIsImpossibleAlsoWhereItIsToBeExplained() {
    assertThat(problems("explain: true", "base[1].max_pooling2d.pool_size=30"))
        .containsExactly(
            "base[1].max_pooling2d.pool_size: `max_pooling2d_1`: input 26×26 is smaller than the"
                + " 30×30 pool; `conv2d_1` before it leaves 26×26×8.");
  }

  @Test
  void acceptsWhatItStartsFrom() {
    assertThat(problems("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remove: dense_3 | There is no layer 'dense_3' to edit. Did you mean 'dense_1'? The layers"
            + " are conv2d_1, max_pooling2d_1, flatten_1, dense_1, dense_2.",
        "remove: {all: dens} | Unknown layer type 'dens'. Did you mean 'dense'?",
        "remove: {all: dropout} | There is no dropout layer to edit; the layers are conv2d_1,"
            + " max_pooling2d_1, flatten_1, dense_1, dense_2.",
        "remove: [dense_1, dense_1] | A name stands here twice; keep one of them.",
        "remoev: dense_1 | Unknown edit 'remoev'. Did you mean 'remove'? There are insert,"
            + " replace, remove, set.",
        "set: {layers: dense_1, units: 32} | This changes nothing: dense_1 is like this already.",
        "set: {layers: [dense_1, dense_2], units: 10} | This changes nothing: dense_2 is like this"
            + " already.",
        "set: {layers: dense_1, use_bias: true} | This changes nothing: dense_1 is like this"
            + " already.",
        "set: {training.batch_size: 32} | This changes nothing: training has this value already.",
        "set: {layers: dense_1, unit: 5} | Unknown setting 'unit' of dense. Did you mean 'units'?"
            + " It takes units, activation, use_bias, kernel_initializer, bias_initializer,"
            + " kernel_regularizer, bias_regularizer, activity_regularizer, kernel_constraint,"
            + " bias_constraint.",
        "set: {layers: dense_1, units: x0.3} | Invalid units: expected a whole number of at least"
            + " 1, received 9.6.",
        "set: {layers: dense_1, kernel_regularizer.l3: 1} | There is no regularizer and no setting"
            + " of one named 'l3'. Did you mean 'l1'?",
        "set: {units: 5} | Say of which layers: add layers: NAME, all: TYPE, or set"
            + " training.units.",
        "set: {layers: dense_1} | Say what to set, such as {layers: dense_1, units: 32}.",
        "set: {layers: dense_1, all: dense, units: 5} | Give either layers or all, not both.",
        "set: {training.epoch: 5} | Unknown setting 'epoch' of training. Did you mean 'epochs'? It"
            + " takes optimizer, loss, metrics, batch_size, chunk_size, epochs, schedule, early_stopping,"
            + " class_weights, phases.",
        "set: {} | Say what to set, such as {layers: dense_1, units: 32}.",
        "set: {layers: dense_1, training.epochs: 9} | Say what to set, such as {layers: dense_1,"
            + " units: 32}.",
        "insert: {before: dense_1, layer: {flatten: 3}} | flatten has no settings.",
        "insert: {layer: flatten} | Say where: either before or after a layer.",
        "insert: {after: dense_1} | The key 'layer' is missing.",
        "insert: {after: dense_1, layer: {dense: {units: 3, name: dense_2}}} | A layer is named"
            + " 'dense_2' already; give it another name.",
        "insert: {after: dense_1, layer: {dropout: 1.5}} | Invalid rate: expected a number from 0"
            + " to below 1, received 1.5.",
        "insert: {after: max_pooling2d_1, layer: {conv2d: {filters: 3, kernel_size: 14}}} |"
            + " `conv2d_2`: input 13×13 is smaller than the 14×14 kernel; `max_pooling2d_1` before"
            + " it leaves 13×13×8.",
        "replace: {layer: dense_2, with: {dense: {units: 10, activation: softmax}}} | This changes"
            + " nothing: dense_2 is like this already.",
      })
  void saysWhatIsWrongWithAnEdit(String edit, String sentence) {
    assertThat(edit(edit)).singleElement().asString().endsWith(": " + sentence);
  }

  @Test
  void placesAShapeErrorWhereItWasCaused() {
    assertThat(
            problems(
                """
                variants:
                  deep:
                    - set: {layers: conv2d_1, kernel_size: 28}
                    - remove: flatten_1
                """))
        .containsExactly(
            "variants.deep: `max_pooling2d_1`: input 1×1 is smaller than the 2×2 pool;"
                + " `conv2d_1` before it leaves 1×1×8.");
    assertThat(problems("", "base[0].conv2d.kernel_size=29"))
        .singleElement()
        .asString()
        .startsWith("base[0]: `conv2d_1`: input 28×28 is smaller than the 29×29 kernel");
  }

  @Test
  void saysAFaultOfTheBaseOnce() {
    assertThat(
            problems(
                """
                variants:
                  a: [set: {layers: dense_1, units: 3}]
                  b: [insert: {after: dense_1, layer: {dropout: 0.1}}]
                """,
                "base[0].conv2d.kernel_size=29",
                "training.optimizer.adam.learning_rate=-1"))
        .hasSize(2);
  }

  @Test
  void comparesTheLastLayerWithTheClasses() {
    assertThat(edit("set: {layers: dense_2, units: 7}")).singleElement().asString().contains("10");
    assertThat(edit("remove: [flatten_1, dense_1, dense_2]"))
        .containsExactly(
            "variants.v: The network must end in one number per class, and ends in 13×13×8: add"
                + " flatten or global_average_pooling2d and a dense layer.");
    assertThat(problems("", "training.loss=binary_crossentropy", "base[4].dense.units=1"))
        .singleElement()
        .asString()
        .startsWith("training.loss: binary_crossentropy with one output tells 2 classes apart");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "choose: {by: val_acuracy, direction: max} | choose.by: 'val_acuracy' is no validation"
            + " figure of this study. Did you mean 'val_accuracy'? There are val_loss, val_accuracy.",
        "choose: {by: accuracy} | choose.by: 'accuracy' is no validation figure of this study. Did"
            + " you mean 'val_accuracy'? There are val_loss, val_accuracy.",
        "compare: {margin: -0.005} | compare.margin: Invalid margin: expected a number above 0,"
            + " received -0.005.",
        "compare: {margin: 7} | compare.margin: Invalid margin: expected a number above 0 to below 1,"
            + " received 7.0; 0.005 is half a point.",
        "compare: {margin: 0.005} | compare: This has no effect, since there are no variants to"
            + " compare; remove it.",
        "final: {also: [bse]} | final.also[0]: There is no variant 'bse'. Did you mean 'base'?"
            + " There are base.",
        "final: {seeds: 3} | final.seeds: Invalid seeds: expected at most the study's 1, received"
            + " 3.",
        "repeat: {seeds: [1, 1]} | repeat.seeds: Invalid seeds: expected different seeds, at least"
            + " one, received [1, 1].",
        "final: {retrain_on: none, epochs: 5} | final.epochs: Nothing is retrained, so epochs has no"
            + " effect; remove it.",
        "repeat: {folds: 5} | data.validation: This has no effect, since each fold has its own"
            + " validation images; remove it.",
        "repeat: {folds: 1} | repeat.folds: Invalid folds: expected a whole number of at least 2,"
            + " received 1.",
        "cross_validation: {variants: [bse], folds: 3} | cross_validation.variants[0]: There is no"
            + " variant 'bse'. Did you mean 'base'? There are base.",
        "cross_validation: {variants: [base], folds: 6001} | cross_validation.folds: Invalid folds:"
            + " expected at most the 6,000 images that the smallest class of mnist can have,"
            + " received 6001.",
        "variants: {base: [remove: dense_1]} | variants.base: Two variants are named 'base'.",
        "variants: {a b: [remove: dense_1]} | variants.\"a b\": Invalid name: expected letters,"
            + " digits, '.', '_' and '-', at most 64, received 'a b'.",
        "variants: {v: []} | variants.v: This variant is the same as its base; add an edit.",
        "variants: {v: {sweep: {r: [1]}, edits: [remove: dense_1]}} | variants.v: The list 'r' has"
            + " no effect: use $r in the edits.",
        "variants: {v: {sweep: {r: [1, 1]}, edits: [set: {layers: dense_1, units: $r}]}} |"
            + " variants.v.sweep.r: Expected a list of different numbers or words of letters,"
            + " digits, '.', '_', '+' and '-': they name the variants.",
        "variants: {v: {sweep: {r: [1]}, edits: [set: {layers: dense_1, units: $q}, remove: $r]}}"
            + " | variants.v: There is no list 'q' for $q. Did you"
            + " mean 'r'?",
        "variants: {v: {insert: {after: dense_1, layer: flatten}}} | variants.v: Expected a list"
            + " of edits: [insert: …], or a sweep: {sweep: {…}, edits: […]}.",
        "bases: {} | bases: Give either base or bases, not both.",
      })
  void saysWhatDoesNotFitTogether(String more, String problem) {
    assertThat(problems(more)).contains(problem);
  }

  @Test
  void saysAFaultOfFoldsOnce() {
    assertThat(problems("", "repeat={folds: 1}", "data.validation=null"))
        .containsExactly(
            "repeat.folds: Invalid folds: expected a whole number of at least 2, received 1.");
    assertThat(problems("", "repeat={folds: 6001}", "data.validation=null"))
        .containsExactly(
            "repeat.folds: Invalid folds: expected at most the 6,000 images that the smallest class"
                + " of mnist can have, received 6001.");
    assertThat(
            problems(
                "cross_validation: {variants: [base], folds: 5}",
                "repeat={folds: 5}",
                "data.validation=null"))
        .containsExactly(
            "cross_validation: Every variant is cross-validated by repeat's folds already; remove"
                + " one of the two.");
    assertThat(problems("", "repeat={seeds: 2, folds: 5}", "data.validation=null")).isEmpty();
  }

  @Test
  void refusesMonitorsAndWeightsOfWhatIsNotThere() {
    assertThat(problems("", "training.early_stopping={monitor: val_f1, direction: max}"))
        .singleElement()
        .asString()
        .startsWith("training.early_stopping.monitor: Invalid monitor: ");
    assertThat(problems("", "training.class_weights={c1: 2, 3: 0.5, c12: 1}"))
        .singleElement()
        .asString()
        .startsWith("training.class_weights.c12: There is no class 'c12'. Did you mean 'c1'?");
  }

  @Test
  void refusesMetricsThatTheNetworkCannotBeMeasuredBy() {
    assertThat(problems("", "training.metrics=[accuracy, binary_accuracy]"))
        .containsExactly(
            "training.metrics[1]: binary_accuracy needs a network with a single output, this one"
                + " ends in 10: use accuracy.");
    assertThat(problems("", "training.metrics=[{precision: {class_id: 10}}, accuracy]"))
        .containsExactly(
            "training.metrics[0]: Invalid class_id: expected a class from 0 to 9, received 10.");
  }

  @Test
  void refusesDivisionsThatTheDataCannotGive() {
    assertThat(problems("", "data.validation.count=60000"))
        .singleElement()
        .asString()
        .startsWith("data.validation.count: Invalid validation.count: ");
    assertThat(problems("", "data.train={count: 59001}"))
        .singleElement()
        .asString()
        .startsWith("data.train.count: ");
  }

  @Test
  void knowsTheNamesOfDataSets() {
    assertThat(problems("", "data.dataset=fashion_mnist"))
        .containsExactly(
            "data.dataset: Invalid dataset: expected one of mnist, fashion-mnist, cifar10,"
                + " fashion-mnist-small, received 'fashion_mnist'. Did you mean 'fashion-mnist'?");
  }

  @Test
  void quotesNothingThatSteersOrFillsATerminal() {
    assertThat(problems("", "training.loss=\"a\\e[31mb\\nc\""))
        .containsExactly("training.loss: Unknown loss 'a�[31mb�c'.");
    assertThat(problems("", "training.loss=" + "a".repeat(100_000)))
        .singleElement()
        .asString()
        .hasSizeLessThan(1_100);
  }

  @Test
  void saysWhatIsMissing() {
    try {
      StudyFile.of("x.yaml", "study: test", List.of()).study(Infos::describe);
      throw new AssertionError("accepted");
    } catch (InvalidStudy invalid) {
      assertThat(invalid.problems())
          .extracting(Problem::sentence)
          .containsExactly(
              "The key 'data' is missing.",
              "The key 'base' is missing: the layers of the network.");
    }
  }

  @Test
  void saysAFaultOfASweepOnce() {
    assertThat(
            problems(
                """
                variants:
                  v:
                    sweep: {rate: [0.1, 0.2]}
                    edits:
                      - inset: {after: dense_1, layer: {dropout: $rate}}
                """))
        .singleElement()
        .asString()
        .contains("Unknown edit 'inset'");
  }

  @Test
  void refusesTwoLayersOfOneName() {
    assertThat(problems("", "base[3].dense.name=a", "base[4].dense.name=a"))
        .contains("base[4]: Two layers are named 'a'.");
    assertThat(problems("", "base[3].dense.name=a/b"))
        .singleElement()
        .asString()
        .startsWith("base[3].dense.name: Invalid name: expected letters");
  }

  @Test
  void refusesASweepWithoutEnd() {
    String list = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
    assertThat(
            problems(
                "variants: {v: {sweep: {a: %s, b: %s, c: %s}, edits: [set: {layers: dense_1, units: $a$b$c}]}}"
                    .formatted(list, list, list)))
        .containsExactly("variants.v: Too many combinations: expected at most 500.");
  }

  @Test
  void saysOfTheBaseAloneWhatItsVariantsHaveFromIt() {
    String variants = "variants: {a: [remove: max_pooling2d_1], b: [remove: dense_1]}";
    assertThat(problems(variants, "base[4].dense.units=3"))
        .singleElement()
        .asString()
        .startsWith("training.loss: ");
    assertThat(problems("variants: {a: [remove: flatten_1], b: [remove: dense_1]}"))
        .containsExactly(
            "variants.a: The network must end in one number per class, and ends in"
                + " 13×13×10: add flatten or global_average_pooling2d and a dense layer.");
  }

  @Test
  void saysWhoLacksTheFigureOfTheChoice() {
    assertThat(
            problems(
                "variants: {v: [set: {training.metrics: [auc]}]}\n"
                    + "choose: {by: val_accuracy, direction: max}"))
        .contains(
            "choose.by: 'val_accuracy' is no validation figure of v. There are val_loss,"
                + " val_auc.");
  }

  @Test
  void saysNothingOfShapesWhereALayerCouldNotBeRead() {
    assertThat(problems("", "base[2]=flaten"))
        .containsExactly("base[2]: Unknown layer 'flaten'. Did you mean 'flatten'?");
  }

  @Test
  void showsWhatItReceived() {
    assertThat(problems("", "training.optimizer=[adam]"))
        .containsExactly(
            "training.optimizer: Expected an optimizer, either its name or its name with settings"
                + " ({name: {…}}), received ['adam'].");
    assertThat(problems("", "training.batch_size=null"))
        .containsExactly(
            "training.batch_size: Invalid batch_size: expected a whole number of at least 1 or"
                + " full, received nothing.");
    assertThat(problems("", "training.epochs={a: [1]}"))
        .containsExactly(
            "training.epochs: Invalid epochs: expected a whole number of at least 1, received"
                + " {a: […]}.");
  }

  @Test
  void refusesAStudyWithoutItsName() {
    assertThat(problems("", "study=null")).singleElement().asString().contains("Invalid name");
  }
}
