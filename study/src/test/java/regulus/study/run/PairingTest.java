package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightArray;
import regulus.learning.setting.Kind;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.file.StudyFile;
import regulus.study.plan.Planner;
import regulus.study.plan.TrialIdentity;

/**
 * That the variants of a seed are pairs, shown on the bytes that each trial really works with: two
 * layers are put into every network that change nothing and write down what passes through them,
 * one before the augmentations and one behind them. Steps are too small to change a weight, so that
 * what a trial ends with is what it began with.
 */
final class PairingTest {
  private static final String FILE =
      """
      study: pairs
      data: {dataset: fashion-mnist-small, validation: {count: 100}, train: {count: 150}}
      base:
        - random_flip: horizontal
        - random_rotation: 0.1
        - random_translation: {height_factor: 0.1, width_factor: 0.1}
        - conv2d: {filters: 3, kernel_size: 3, activation: relu, bias_initializer: random_normal}
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dense: {units: 6, activation: relu, bias_initializer: random_normal}
        - dense: {units: 10, activation: softmax, bias_initializer: random_normal}
      variants:
        dropout: [insert: {after: flatten_1, layer: {dropout: {rate: 0.5}}}]
        l2: [set: {layers: [conv2d_1, dense_1], kernel_regularizer: {l2: 0.1}}]
        batch-norm: [insert: {after: conv2d_1, layer: batch_normalization}]
        deeper: [insert: {after: dense_1, layer: {dense: {units: 6, activation: relu}}}]
        wide: [set: {layers: conv2d_1, filters: 5}]
      training:
        optimizer: {sgd: {learning_rate: 1.0e-30}}
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        batch_size: 32
        epochs: 2
      repeat: {seeds: 2}
      choose: {by: val_accuracy, direction: max}
      """;

  private static final int BATCHES = 2 * 5;

  /** Which weights are those of the base, whatever the edit. */
  private static final Map<String, List<String>> UNTOUCHED =
      Map.of(
          "dropout", List.of("conv2d_1", "dense_1", "dense_2"),
          "l2", List.of("conv2d_1", "dense_1", "dense_2"),
          "batch-norm", List.of("conv2d_1", "dense_1", "dense_2"),
          "deeper", List.of("conv2d_1", "dense_1", "dense_2"),
          "wide", List.of("dense_2"));

  private static final Map<String, Seen> SEEN = new TreeMap<>();

  /**
   * What one trial worked with.
   *
   * @param read the batches as they were read from the data set, in order
   * @param augmented the same as the network was fed with them
   */
  private record Seen(
      List<ByteBuffer> read,
      List<ByteBuffer> augmented,
      Map<String, WeightArray> weights,
      int[] validation) {

    ByteBuffer weight(String name) {
      return bytes(Objects.requireNonNull(weights.get(name), name).values());
    }
  }

  /** Changes nothing and writes down every batch that is trained on. */
  private record Witness(List<ByteBuffer> batches) implements Layer {
    @Override
    public Kind<Witness> kind() {
      return new Kind<>(
          "witness", "Witness", Witness.class, List.of(), values -> this, "Writes down batches.");
    }

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public boolean draws() {
      return true;
    }

    @Override
    public Tensor forward(Tensor input, Pass pass) {
      if (pass.training()) {
        batches.add(bytes(input.floats()));
      }
      return input;
    }
  }

  private static ByteBuffer bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(FloatBuffer.wrap(values));
    return bytes;
  }

  @BeforeAll
  static void train() throws InterruptedException {
    DataSets sets =
        new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), it -> {});
    Dataset dataset = sets.open(new DataSource.Known("fashion-mnist-small"));
    StudySpec study = StudyFile.of("pairs.yaml", FILE, List.of()).study(sets::describe);
    TrialIdentity identity = new TrialIdentity(dataset.fingerprint(), dataset.classes());
    for (TrialSpec trial : Planner.plan(study, identity)) {
      SEEN.put(trial.variant() + "-" + trial.seed(), seen(trial, dataset));
    }
  }

  private static Seen seen(TrialSpec trial, Dataset dataset) throws InterruptedException {
    List<ByteBuffer> read = new ArrayList<>();
    List<ByteBuffer> augmented = new ArrayList<>();
    List<NamedLayer> layers = new ArrayList<>(trial.network().layers());
    layers.add(3, new NamedLayer("behind", new Witness(augmented)));
    layers.add(0, new NamedLayer("before", new Witness(read)));
    TrialSpec watched =
        new TrialSpec(
            trial.id(),
            trial.variant(),
            trial.seed(),
            trial.fold(),
            trial.role(),
            trial.data(),
            new NetworkSpec(trial.network().input(), layers),
            trial.training());
    Trained trained = new TrialRunner(dataset).train(watched, (epoch, seconds, weights) -> {});
    return new Seen(read, augmented, trained.weights(), trained.predictions().indexes());
  }

  private static Seen of(String variant, int seed) {
    return Objects.requireNonNull(SEEN.get(variant + "-" + seed));
  }

  private static Stream<String> variants() {
    return UNTOUCHED.keySet().stream().sorted();
  }

  @Test
  void variantsOfASeedAreValidatedOnTheSameImagesInTheSameOrder() {
    for (int seed = 0; seed < 2; seed++) {
      int[] base = of("base", seed).validation();
      assertThat(base).hasSize(100);
      for (String variant : variants().toList()) {
        assertThat(of(variant, seed).validation()).as(variant).isEqualTo(base);
      }
    }
  }

  @Test
  void variantsOfASeedReadTheSameBatchesInTheSameOrder() {
    for (int seed = 0; seed < 2; seed++) {
      List<ByteBuffer> base = of("base", seed).read();
      assertThat(base).hasSize(BATCHES);
      assertThat(new HashSet<>(base)).as("no batch comes twice").hasSize(BATCHES);
      for (String variant : variants().toList()) {
        assertThat(of(variant, seed).read()).as(variant).isEqualTo(base);
      }
    }
  }

  @Test
  void variantsOfASeedAreFedWithTheSameAugmentedBatches() {
    for (int seed = 0; seed < 2; seed++) {
      List<ByteBuffer> base = of("base", seed).augmented();
      assertThat(base).hasSize(BATCHES).doesNotContainAnyElementsOf(of("base", seed).read());
      for (String variant : variants().toList()) {
        assertThat(of(variant, seed).augmented()).as(variant).isEqualTo(base);
      }
    }
  }

  @Test
  void variantsOfASeedBeginWithTheSameWeightsWhereNoEditTouchesThem() {
    for (int seed = 0; seed < 2; seed++) {
      Seen base = of("base", seed);
      for (String variant : variants().toList()) {
        for (String layer : Objects.requireNonNull(UNTOUCHED.get(variant))) {
          for (String weight : List.of(layer + "/kernel", layer + "/bias")) {
            assertThat(of(variant, seed).weight(weight))
                .as(variant + " " + weight)
                .isEqualTo(base.weight(weight));
          }
        }
      }
    }
  }

  @Test
  void anotherSeedSharesNothing() {
    for (String variant : Stream.concat(Stream.of("base"), variants()).toList()) {
      Seen one = of(variant, 0);
      Seen other = of(variant, 1);
      assertThat(sorted(other.validation())).as(variant).isNotEqualTo(sorted(one.validation()));
      assertThat(other.read()).as(variant).doesNotContainAnyElementsOf(one.read());
      assertThat(other.augmented()).as(variant).doesNotContainAnyElementsOf(one.augmented());
      for (String weight : drawn(one.weights().keySet())) {
        assertThat(other.weight(weight))
            .as(variant + " " + weight)
            .isNotEqualTo(one.weight(weight));
      }
    }
  }

  private static int[] sorted(int[] values) {
    return Arrays.stream(values).sorted().toArray();
  }

  /** Those of the inserted layers begin with zeros and ones where they are not kernels. */
  private static List<String> drawn(Set<String> weights) {
    return weights.stream()
        .filter(name -> name.endsWith("/kernel") || name.equals("dense_1/bias"))
        .toList();
  }
}
