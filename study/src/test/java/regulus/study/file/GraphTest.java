package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.study.StudySpec;

/** Networks whose layers take others than the one before, sub-networks, and edits of them. */
class GraphTest {
  private static final String HEAD =
      """
      study: test
      data: {dataset: mnist, validation: {count: 1000}}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 3}
      """;

  private static final String RESIDUAL =
      HEAD
          + """
          base:
            - conv2d: {filters: 4, kernel_size: 3, padding: same, name: stem}
            - conv2d: {filters: 4, kernel_size: 3, padding: same}
            - conv2d: {filters: 4, kernel_size: 3, padding: same}
            - add: {inputs: [stem, conv2d_3]}
            - flatten
            - dense: {units: 10, activation: softmax}
          """;

  private static final String NESTED =
      HEAD
          + """
          base:
            - rescaling: {scale: 1/255}
            - network:
                name: features
                layers:
                  - conv2d: {filters: 1, kernel_size: 3, padding: same}
                  - conv2d: {filters: 1, kernel_size: 3, padding: same, trainable: true}
                  - add: {inputs: [input, conv2d_2]}
                trainable: false
            - flatten
            - dense: {units: 10, activation: softmax}
          """;

  private static StudySpec study(String text, String... options) {
    return StudyFile.of("x.yaml", text, List.of(options)).study(Infos::describe);
  }

  private static List<String> problems(String text, String... options) {
    try {
      return List.of("accepted " + study(text, options));
    } catch (InvalidStudy invalid) {
      return invalid.problems().stream().map(Problem::toString).toList();
    }
  }

  private static List<String> wires(StudySpec study, String variant) {
    NetworkSpec network = study.variant(variant).network();
    return IntStream.range(0, network.layers().size())
        .mapToObj(
            i -> network.layers().get(i).name() + " < " + String.join(" ", network.sources(i)))
        .toList();
  }

  private static List<String> edited(String text, String edits) {
    return wires(study(text + "variants: {v: [" + edits + "]}"), "v");
  }

  private static String refused(String text, String edits) {
    List<String> problems = problems(text + "variants: {v: [" + edits + "]}");
    assertThat(problems).hasSize(1);
    return problems.get(0).substring(problems.get(0).indexOf(": ") + 2);
  }

  @Test
  void readsResidualNetworks() {
    assertThat(wires(study(RESIDUAL), "base"))
        .containsExactly(
            "stem < input",
            "conv2d_2 < stem",
            "conv2d_3 < conv2d_2",
            "add_1 < stem conv2d_3",
            "flatten_1 < add_1",
            "dense_1 < flatten_1");
  }

  @Test
  void insertsAfterALayerForAllThatTookIt() {
    assertThat(edited(RESIDUAL, "insert: {after: stem, layer: batch_normalization}"))
        .containsExactly(
            "stem < input",
            "batch_normalization_1 < stem",
            "conv2d_2 < batch_normalization_1",
            "conv2d_3 < conv2d_2",
            "add_1 < batch_normalization_1 conv2d_3",
            "flatten_1 < add_1",
            "dense_1 < flatten_1");
  }

  @Test
  void insertsBeforeALayerForItAlone() {
    assertThat(edited(RESIDUAL, "insert: {before: conv2d_2, layer: {dropout: 0.1}}"))
        .containsExactly(
            "stem < input",
            "dropout_1 < stem",
            "conv2d_2 < dropout_1",
            "conv2d_3 < conv2d_2",
            "add_1 < stem conv2d_3",
            "flatten_1 < add_1",
            "dense_1 < flatten_1");
    assertThat(refused(RESIDUAL, "insert: {before: add_1, layer: {dropout: 0.1}}"))
        .endsWith("add_1 takes several layers (stem, conv2d_3): insert after one of them instead.");
  }

  @Test
  void insertsWhatSaysItselfWhatItTakes() {
    assertThat(
            edited(RESIDUAL, "insert: {after: conv2d_2, layer: {add: {inputs: [conv2d_2, stem]}}}"))
        .containsExactly(
            "stem < input",
            "conv2d_2 < stem",
            "add_2 < conv2d_2 stem",
            "conv2d_3 < add_2",
            "add_1 < stem conv2d_3",
            "flatten_1 < add_1",
            "dense_1 < flatten_1");
  }

  @Test
  void removesALayerSoThatOthersTakeWhatItTook() {
    assertThat(edited(RESIDUAL, "remove: stem"))
        .containsExactly(
            "conv2d_2 < input",
            "conv2d_3 < conv2d_2",
            "add_1 < input conv2d_3",
            "flatten_1 < add_1",
            "dense_1 < flatten_1");
    assertThat(refused(RESIDUAL, "remove: add_1"))
        .endsWith(
            "Cannot remove add_1: it joins stem, conv2d_3, and it is not said which of them"
                + " flatten_1 should take; set the inputs of that layer first.");
    assertThat(edited(RESIDUAL, "{set: {layers: flatten_1, inputs: conv2d_3}}, {remove: add_1}"))
        .containsExactly(
            "stem < input",
            "conv2d_2 < stem",
            "conv2d_3 < conv2d_2",
            "flatten_1 < conv2d_3",
            "dense_1 < flatten_1");
  }

  @Test
  void replacesALayerInItsPlace() {
    assertThat(edited(RESIDUAL, "replace: {layer: add_1, with: concatenate}"))
        .contains("concatenate_1 < stem conv2d_3", "flatten_1 < concatenate_1");
    assertThat(
            edited(
                RESIDUAL,
                "replace: {layer: stem, with: {conv2d: {filters: 4, kernel_size: 1, padding: same, name: other}}}"))
        .contains("other < input", "conv2d_2 < other", "add_1 < other conv2d_3");
  }

  @Test
  void saysWhereWiresLeadNowhere() {
    assertThat(problems(RESIDUAL, "base[3].add.inputs=[stem, conv2d_9]"))
        .containsExactly(
            "x.yaml:8:5: base[3]: `add_1`: there is no layer 'conv2d_9' for it to take. Did you"
                + " mean 'conv2d_2'? Before it there are input, stem, conv2d_2, conv2d_3.");
    assertThat(problems(RESIDUAL, "base[1].conv2d.inputs=add_1"))
        .containsExactly(
            "x.yaml:6:5: base[1]: `conv2d_2`: it takes add_1, which itself takes conv2d_2: a"
                + " cycle.");
    assertThat(problems(RESIDUAL, "base[1].conv2d.inputs=dense_1"))
        .singleElement()
        .asString()
        .contains("a cycle");
    assertThat(problems(RESIDUAL, "base[4]={flatten: {inputs: stem}}"))
        .containsExactly(
            "x.yaml:8:5: base[3]: `add_1`: no layer takes its output, and it is not the last; name"
                + " it in the inputs of another layer, or remove it.");
    assertThat(problems(RESIDUAL, "base[3]=add"))
        .singleElement()
        .asString()
        .endsWith(
            "`add_1`: it joins several layers and takes only conv2d_3; name them, inputs: [NAME,"
                + " NAME].");
    assertThat(problems(RESIDUAL, "base[3].add.inputs={a: b}"))
        .singleElement()
        .asString()
        .endsWith("Invalid inputs: expected the names of layers, [NAME, NAME].");
  }

  @Test
  void readsSubNetworks() {
    StudySpec study = study(NESTED);
    assertThat(wires(study, "base"))
        .containsExactly(
            "rescaling_1 < input",
            "features/conv2d_1 < rescaling_1",
            "features/conv2d_2 < features/conv2d_1",
            "features/add_1 < rescaling_1 features/conv2d_2",
            "flatten_1 < features/add_1",
            "dense_1 < flatten_1");
    assertThat(study.variant("base").network().layers())
        .filteredOn(NamedLayer::frozen)
        .extracting(NamedLayer::name)
        .containsExactly("features/conv2d_1", "features/add_1");
  }

  @Test
  void editsInsideAndAroundSubNetworks() {
    assertThat(edited(NESTED, "insert: {after: features/conv2d_1, layer: {dropout: 0.1}}"))
        .contains(
            "features/dropout_1 < features/conv2d_1", "features/conv2d_2 < features/dropout_1");
    assertThat(edited(NESTED, "insert: {before: features, layer: {dropout: 0.1}}"))
        .contains(
            "dropout_1 < rescaling_1",
            "features/conv2d_1 < dropout_1",
            "features/add_1 < dropout_1 features/conv2d_2");
    assertThat(edited(NESTED, "insert: {after: features, layer: {dropout: 0.1}}"))
        .contains("dropout_1 < features/add_1", "flatten_1 < dropout_1");
    assertThat(edited(NESTED, "remove: features"))
        .containsExactly("rescaling_1 < input", "flatten_1 < rescaling_1", "dense_1 < flatten_1");
    assertThat(
            edited(
                NESTED,
                "replace: {layer: features, with: {network: {layers: [{conv2d: {filters: 1, kernel_size: 1}}]}}}"))
        .contains("network_2/conv2d_1 < rescaling_1", "flatten_1 < network_2/conv2d_1");
    assertThat(
            edited(
                NESTED,
                "insert: {after: features/conv2d_2, layer: {add: {inputs: [input, conv2d_2]}}}"))
        .contains("features/add_2 < rescaling_1 features/conv2d_2");
  }

  @Test
  void freezesSubNetworksAsAWhole() {
    StudySpec study =
        study(
            NESTED
                + "variants: {v: [set: {layers: features, trainable: true}], w: [set: {layers: features/conv2d_2, trainable: false}]}");
    assertThat(study.variant("v").network().layers()).noneMatch(NamedLayer::frozen);
    assertThat(study.variant("w").network().layers()).filteredOn(NamedLayer::frozen).hasSize(3);
    assertThat(refused(NESTED, "set: {layers: features, filters: 2}"))
        .endsWith(
            "features is a network, of which trainable, training, weights and inputs can be set; set filters of its"
                + " layers, such as features/conv2d_1.");
  }

  private static final String THAWED =
      """
      study: test
      data: {dataset: mnist, validation: {count: 1000}}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 1}
      base:
        - network:
            name: features
            training: false
            layers:
              - conv2d: {filters: 2, kernel_size: 3}
              - batch_normalization
              - dropout: {rate: 0.5, training: true}
        - dropout: 0.5
        - flatten
        - dense: {units: 10, activation: softmax}
      """;

  @Test
  void letsPartsAndLayersComputeAsWhenPredicting() {
    StudySpec study =
        study(
            THAWED
                + "variants: {v: [set: {layers: features, training: true}], w: [set: {all: dropout, training: false}],"
                + " x: [set: {layers: features, training: false}], y: [set: {layers: features, trainable: false}]}");
    assertThat(inferring(study, "base")).containsExactly("features/batch_normalization_1");
    assertThat(inferring(study, "v")).isEmpty();
    assertThat(inferring(study, "w"))
        .containsExactly("features/batch_normalization_1", "features/dropout_1", "dropout_1");
    assertThat(inferring(study, "x"))
        .containsExactly("features/batch_normalization_1", "features/dropout_1");
    assertThat(inferring(study, "y")).containsExactly("features/batch_normalization_1");
  }

  private static List<String> inferring(StudySpec study, String variant) {
    return study.variant(variant).network().layers().stream()
        .filter(NamedLayer::inference)
        .map(NamedLayer::name)
        .toList();
  }

  @Test
  void refusesInferenceThatChangesNothing() {
    assertThat(problems(THAWED, "base[2]={flatten: {training: false}}"))
        .singleElement()
        .asString()
        .endsWith(
            "This has no effect: flatten_1 computes the same while training; remove training.");
    assertThat(problems(THAWED, "base[0].network.layers=[{conv2d: {filters: 2, kernel_size: 3}}]"))
        .singleElement()
        .asString()
        .endsWith(
            "no layer of this network computes something else while training; remove training.");
    assertThat(problems(THAWED, "base[1].dropout={rate: 0.5, training: 1}"))
        .singleElement()
        .asString()
        .endsWith("Invalid training: expected true or false.");
    assertThat(refused(THAWED, "set: {layers: features/batch_normalization_1, training: false}"))
        .contains("This changes nothing");
    assertThat(refused(THAWED, "set: {training: false}"))
        .endsWith("add layers: NAME, all: TYPE, or set training.epochs.");
  }

  @Test
  void saysWhatIsWrongWithSubNetworks() {
    assertThat(problems(NESTED, "base[2]={flatten: {inputs: features/conv2d_1}}"))
        .singleElement()
        .asString()
        .endsWith(
            "`flatten_1`: it takes features/conv2d_1, which is inside a network; take features.");
    assertThat(problems(NESTED, "base[1].network.layers=[]"))
        .singleElement()
        .asString()
        .endsWith("Expected a list of layers, at least one.");
    assertThat(problems(NESTED, "base[1].network.nme=x"))
        .singleElement()
        .asString()
        .endsWith("Unknown key 'nme' of a network. Did you mean 'name'?");
    assertThat(problems(NESTED, "base[1].network.inputs=[input, rescaling_1]"))
        .singleElement()
        .asString()
        .endsWith("features takes one layer and is given input, rescaling_1; join them first.");
    assertThat(problems(NESTED, "base[0].rescaling.name=features"))
        .singleElement()
        .asString()
        .endsWith("Two layers are named 'features'.");
    assertThat(problems(NESTED, "base[0].rescaling.name=input"))
        .singleElement()
        .asString()
        .contains("'input' is what a network is fed with");
    assertThat(refused(NESTED, "remove: features/conv2d_9"))
        .endsWith(
            "There is no layer 'features/conv2d_9' to edit. Did you mean 'features/conv2d_1'? The"
                + " layers are features/conv2d_1, features/conv2d_2, features/add_1.");
  }
}
