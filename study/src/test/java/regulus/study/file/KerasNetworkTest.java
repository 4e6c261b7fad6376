package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pretrained;
import regulus.learning.network.Shapes;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.study.StudySpec;
import regulus.study.plan.Planner;
import regulus.study.plan.TrialIdentity;

/** Networks that stand in Keras' files; {@code parity/pretrained.py} made the one here. */
class KerasNetworkTest {
  private static final String WHOLE =
      """
      study: test
      data: {dataset: fashion-mnist-small, validation: {count: 300}}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 1}
      base: {network: {keras: digits.keras}}
      """;

  private static final String PART =
      """
      study: test
      data: {dataset: fashion-mnist-small, validation: {count: 300}}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 1}
      base:
        - network: {keras: digits.keras, until: smaller, name: features}
        - flatten
        - dense: {units: 10, activation: softmax}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/keras/digits.keras"))) {
      Files.copy(in, folder.resolve("digits.keras"));
    }
  }

  private StudyFile file(String text, String... options) {
    return StudyFile.of("x.yaml", text, List.of(options)).with(new WeightsLibrary(List.of(folder)));
  }

  private StudySpec study(String text, String... options) {
    return file(text, options).study(Infos::describe);
  }

  private NetworkSpec base(String text, String... options) {
    return study(text, options).variant("base").network();
  }

  private String problem(String text, String... options) {
    try {
      return "accepted " + study(text, options);
    } catch (InvalidStudy invalid) {
      return String.valueOf(invalid.getMessage());
    }
  }

  @Test
  void aBaseIsTheNetworkOfTheFile() {
    KerasModel model = KerasFile.read(folder.resolve("digits.keras"));
    NetworkSpec base = base(WHOLE);
    assertThat(base.input()).isEqualTo(model.network().input());
    assertThat(base.layers()).isEqualTo(withWeightsFrozen(model.network()));
    assertThat(base.pretrained())
        .containsExactly(
            new Pretrained(
                "",
                new WeightsLibrary(List.of(folder)).find("digits.keras").sha256(),
                List.of("stem", "block/conv", "block/norm", "answer")));
  }

  /** That a layer without weights is frozen says nothing. */
  private static List<NamedLayer> withWeightsFrozen(NetworkSpec network) {
    Shapes shapes = Shapes.of(network);
    return network.layers().stream()
        .map(
            it ->
                new NamedLayer(
                    it.name(),
                    it.layer(),
                    it.inputs(),
                    it.frozen() && !shapes.layer(it.name()).weights().isEmpty()))
        .toList();
  }

  @Test
  void aPartEndsWhereItIsSaid() {
    NetworkSpec base = base(PART);
    assertThat(base.layers())
        .extracting(NamedLayer::name)
        .containsExactly(
            "features/stem",
            "features/block/conv",
            "features/block/norm",
            "features/block/relu",
            "features/block/sum",
            "features/smaller",
            "flatten_1",
            "dense_1");
    assertThat(base.pretrained())
        .extracting(Pretrained::within, Pretrained::layers)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "features", List.of("stem", "block/conv", "block/norm")));
  }

  @Test
  void whatTheFileFreezesStaysFrozenUnlessTheStudySaysOtherwise() {
    assertThat(trainable(PART)).isEqualTo(80 + 2_890);
    assertThat(trainable(PART, "base[0].network.trainable=false")).isEqualTo(2_890);
    assertThat(trainable(PART, "base[0].network.trainable=true")).isEqualTo(80 + 592 + 2_890);
  }

  private int trainable(String text, String... options) {
    return Math.toIntExact(Shapes.of(base(text, options)).trainableParameters());
  }

  @Test
  void weightsCanBeDrawn() {
    assertThat(base(WHOLE, "base.network.weights=none").pretrained()).isEmpty();
    assertThat(base(WHOLE, "base.network.weights=none").layers()).isEqualTo(base(WHOLE).layers());
    assertThat(
            study(WHOLE + "variants: {v: [set: {layers: [stem, answer], weights: none}]}\n")
                .variant("v")
                .network()
                .pretrained()
                .get(0)
                .layers())
        .containsExactly("block/conv", "block/norm");
    assertThat(problem(WHOLE + "variants: {v: [set: {layers: stem, weights: other.keras}]}\n"))
        .endsWith("Invalid weights: expected none; a file can be given to a network only.");
  }

  @Test
  void editsNameTheFilesLayers() {
    StudySpec study =
        study(
            PART
                + """
                variants:
                  curved: [set: {layers: features/stem, activation: tanh}]
                  thawed: [set: {layers: features/block, trainable: true}]
                  plain: [remove: features/block/norm]
                  afresh: [set: {layers: features, weights: none}]
                  other: [replace: {layer: features, with: {network: {keras: digits.keras, until: flat}}}]
                """);
    assertThat(study.variant("curved").network().pretrained())
        .isEqualTo(study.variant("base").network().pretrained());
    assertThat(study.variant("plain").network().pretrained().get(0).layers())
        .containsExactly("stem", "block/conv");
    assertThat(study.variant("afresh").network().pretrained()).isEmpty();
    assertThat(study.variant("other").network().pretrained().get(0).within())
        .isEqualTo("network_2");
  }

  @Test
  void whatIsRecordedNeedsNoFile() throws IOException {
    StudyFile read = file(PART);
    StudySpec study = read.study(Infos::describe);
    assertThat(read.text()).contains("stem").contains("weights: digits.keras");
    Files.delete(folder.resolve("digits.keras"));
    StudySpec recorded = StudyFile.of("study.yaml", read.text(), List.of()).study(Infos::describe);
    assertThat(recorded.variant("base").network().layers())
        .isEqualTo(study.variant("base").network().layers());
  }

  @Test
  void aTrialIsKnownByTheContentOfTheFileAndNotByItsPlace() throws IOException {
    String before = trial(PART);
    Files.move(folder.resolve("digits.keras"), folder.resolve("moved.keras"));
    assertThat(trial(PART, "base[0].network.keras=moved.keras")).isEqualTo(before);
    KerasModel model = KerasFile.read(folder.resolve("moved.keras"));
    KerasFile.write(
        folder.resolve("other.keras"),
        new KerasModel("other", model.network(), model.weights(), Optional.empty()));
    assertThat(trial(PART, "base[0].network.keras=other.keras")).isNotEqualTo(before);
  }

  /** What it holds is what a {@code .keras} file would hold. */
  @Test
  void anHdfFileCanStandWhereOtherFilesOfKerasDo() throws IOException {
    Path former = Path.of("../learning/src/test/resources/parity/keras/legacy/cnn-2.h5");
    Files.copy(former, folder.resolve("cnn.h5"));
    KerasFile.write(folder.resolve("cnn.keras"), KerasFile.read(former));
    NetworkSpec base = base(WHOLE, "base.network.keras=cnn.h5");
    NetworkSpec same = base(WHOLE, "base.network.keras=cnn.keras");
    assertThat(base.layers()).hasSize(8).isEqualTo(same.layers());
    assertThat(base.input()).isEqualTo(same.input());
    WeightsLibrary library = new WeightsLibrary(List.of(folder));
    assertThat(base.pretrained().get(0).sha256()).isEqualTo(library.find("cnn.h5").sha256());
    assertThat(library.find("cnn.h5").arrays())
        .usingRecursiveComparison()
        .isEqualTo(library.find("cnn.keras").arrays());
  }

  private String trial(String text, String... options) {
    return Planner.plan(study(text, options), new TrialIdentity("f00d", List.of())).get(0).id();
  }

  @Test
  void filesLieBesideTheStudyFile() throws IOException {
    Path place = Files.writeString(folder.resolve("x.yaml"), PART);
    StudyFile read = StudyFile.read(place, List.of()).with(WeightsLibrary.none());
    assertThat(read.study(Infos::describe).variant("base").network().pretrained()).hasSize(1);
    assertThat(read.text()).contains("weights: " + folder.resolve("digits.keras"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "keras: nowhere.keras | .keras: There is no file nowhere.keras, neither here",
        "keras: text.keras | .keras: Cannot read text.keras: it is neither a whole zip file",
        "keras: digits.zip | .keras: There is no file digits.zip",
        "keras: x.yaml | .keras: x.yaml is not called as files of Keras are",
        "keras: 7 | .keras: Invalid keras: expected a .keras or .h5 file.",
        "keras: digits.keras, until: smallr | .until: There is no layer 'smallr' in the file. Did"
            + " you mean 'smaller'?",
        "keras: digits.keras, until: answer | .until: This has no effect: answer is the last layer",
        "keras: digits.keras, layers: [flatten] | .layers: Give either keras or layers, not both.",
        "keras: digits.keras, input_shape: [28] | .input_shape: The file of Keras says what it is",
        "keras: digits.keras, unti: flat | .unti: Unknown key 'unti' of a network. Did you mean"
            + " 'until'?",
        "keras: digits.keras, weights: nowhere.safetensors | .weights: There is no file of weights",
      })
  void whatCannotBeUsedIsSaid(String keys, String sentence) throws IOException {
    Files.writeString(folder.resolve("text.keras"), "This is no model.");
    Files.writeString(folder.resolve("x.yaml"), PART);
    assertThat(problem(PART, "base[0].network={" + keys + "}").replace(folder + "/", ""))
        .contains("base[0].network" + sentence)
        .doesNotContain("\n");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() {
    String sentence =
        "The network is for 28×28×1 and is fed with 32×32×3: let the images have that size, or put"
            + " a layer before it that makes it, such as resizing.";
    assertThat(problem(PART, "data.dataset=cifar10"))
        .isEqualTo("x.yaml:5:15: base[0].network.keras: " + sentence);
    assertThat(problem(WHOLE, "data.dataset=cifar10"))
        .isEqualTo("x.yaml:4:18: base.network.keras: " + sentence);
  }

  @Test
  void anotherNumberOfClassesIsRefused() {
    assertThat(problem(WHOLE, "data={idx: letters, validation: {count: 300}}"))
        .isEqualTo(
            "x.yaml:3:29: training.loss: sparse_categorical_crossentropy needs one output per class:"
                + " the data has 26 classes, the last layer has 10 outputs. Give the last layer 26"
                + " units.");
  }

  @Test
  void aBaseHasNoName() {
    assertThat(problem(WHOLE, "base.network.name=features"))
        .endsWith(
            "This network is the whole base: its name and inputs have no effect; remove them.");
  }

  /** As in {@code features(x, training=False)}: no weight is frozen by it, and nothing drops. */
  @Test
  void layersThatAreCalledAsWhenPredictingAreSoHereAndAreNamed() throws IOException {
    assertThat(file(WHOLE).notes()).isEmpty();
    assertThat(inferring(WHOLE)).isEmpty();
    Map<String, byte[]> entries = entries();
    String config =
        new String(Objects.requireNonNull(entries.get("config.json")), StandardCharsets.UTF_8);
    String calm = config.replaceAll("\"kwargs\": \\{[^}]*}", "\"kwargs\": {\"training\": false}");
    String trained = calm.replace("\"trainable\": false", "\"trainable\": true");
    entries.put("config.json", trained.getBytes(StandardCharsets.UTF_8));
    write(entries);
    assertThat(file(WHOLE).notes())
        .singleElement()
        .asString()
        .startsWith("digits.keras: block/norm is called with training=False, and here computes as");
    assertThat(inferring(WHOLE)).containsExactly("block/norm");
    assertThat(file(WHOLE).text()).contains("training: false");
    assertThat(file(PART).notes()).hasSize(1);
    assertThat(inferring(PART)).containsExactly("features/block/norm");
    for (boolean said : new boolean[] {true, false}) {
      String option = "base[0].network.training=" + said;
      assertThat(file(PART, option).notes()).isEmpty();
      assertThat(inferring(PART, option)).hasSize(said ? 0 : 1);
    }
  }

  @Test
  void aNetworkOfAnySizeTakesThatOfTheData() throws IOException {
    Path any = Path.of("../learning/src/test/resources/parity/keras/files/any_size.keras");
    Files.copy(any, folder.resolve("any.keras"));
    String study =
        PART.replace("fashion-mnist-small", "cifar10")
            .replace("digits.keras, until: smaller", "any.keras, until: most")
            .replace("- flatten\n  ", "");
    assertThat(base(study).input().dimensions()).containsExactly(32, 32, 3);
    assertThat(file(study).text()).doesNotContain("input_shape");
    String tiny = study.replace("base:\n", "base:\n  - max_pooling2d: 16\n");
    assertThat(problem(tiny)).contains("`features/stem`: ").contains("before it leaves 2×2×3");
  }

  private List<String> inferring(String text, String... options) {
    return base(text, options).layers().stream()
        .filter(NamedLayer::inference)
        .map(NamedLayer::name)
        .toList();
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(folder.resolve("digits.keras").toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private void write(Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("digits.keras")))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  @Test
  void foldersAndEmptyNamesAreSaidToBeThat() throws IOException {
    Files.createDirectory(folder.resolve("models.keras"));
    assertThat(problem(WHOLE, "base.network.keras=models.keras"))
        .contains("models.keras is a folder; a file is expected.");
    assertThat(problem(WHOLE, "base.network.keras=\"\""))
        .contains("Invalid keras: expected the name of a .keras or .h5 file, received none.");
  }
}
