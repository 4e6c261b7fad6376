package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Pixels;
import regulus.learning.data.Selection;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metrics;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Pretrained;
import regulus.learning.network.WeightArray;
import regulus.learning.optimizer.Adam;
import regulus.learning.random.Seeding;
import regulus.learning.random.Stream;
import regulus.learning.schedule.StepDecay;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.Freezing.Thaw;

/** Trainings in several phases; the layers are those of {@link SmallTraining#varied}. */
final class PhasesTest {
  private static final Selection TRAIN = selection(0, 250);
  private static final Selection VALIDATION = selection(250, SmallTraining.COUNT);
  private static final Freezing FEATURES =
      new Freezing(List.of("layer_0", "layer_3", "layer_4"), Optional.empty());

  private record Outcome(Fitted fitted, Map<String, String> weights) {}

  @Test
  void aTrainingInOnePhaseIsTheTrainingWithoutPhases() throws InterruptedException {
    TrainingSpec plain = spec(3);
    Outcome phased = trained(plain.in(List.of(phase(3, Freezing.NONE))));
    assertThat(phased).isEqualTo(trained(plain));
  }

  @Test
  void frozenLayersKeepTheirWeightsAndTheRestLearns() throws InterruptedException {
    Outcome before = trained(spec(1).in(List.of(phase(1, FEATURES))));
    Outcome after = trained(spec(4).in(List.of(phase(4, FEATURES))));
    before
        .weights()
        .forEach(
            (name, bytes) -> {
              boolean head = name.startsWith("layer_8");
              assertThat(bytes.equals(after.weights().get(name))).as(name).isEqualTo(!head);
            });
  }

  @Test
  void goesOnFromTheWeightsOfThePhaseBefore() throws InterruptedException {
    Phase still =
        new Phase(
            1,
            FEATURES,
            Optional.of(Adam.of(1e-30)),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());
    Outcome phased = trained(spec(2).in(List.of(phase(2, Freezing.NONE), still)));
    Outcome first = trained(spec(2));
    assertThat(phased.weights()).isEqualTo(first.weights());
    assertThat(phased.fitted().history().phase(0)).isEqualTo(first.fitted().history());
    List<Epoch> epochs = phased.fitted().history().epochs();
    assertThat(epochs).extracting(Epoch::index).containsExactly(0, 1, 2);
    assertThat(epochs).extracting(Epoch::phase).containsExactly(0, 0, 1);
  }

  @Test
  void eachPhaseMayHaveItsOwnOptimizerBatchesAndSchedule() throws InterruptedException {
    Phase slow =
        new Phase(
            4,
            Freezing.NONE,
            Optional.of(Adam.of(0.0625)),
            OptionalInt.of(64),
            Optional.of(new StepDecay(0.5, 2)),
            Optional.empty());
    TrainingSpec spec = spec(2).in(List.of(phase(2, FEATURES), slow));
    assertThat(trained(spec).fitted().history().epochs().stream().map(Epoch::learningRate))
        .containsExactly(0.001, 0.001, 0.0625, 0.0625, 0.03125, 0.03125);
  }

  @Test
  void stopsEachPhaseByItsOwnEpochsAndGoesOnFromItsBestWeights() throws InterruptedException {
    EarlyStopping impatient =
        new EarlyStopping(new Monitor("val_loss", Direction.MAX, 0), 2, 0, true);
    Phase stopped =
        new Phase(
            9,
            Freezing.NONE,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.of(impatient));
    TrainingSpec spec = spec(9).in(List.of(stopped, phase(1, FEATURES), stopped));
    Outcome outcome = trained(spec);
    History history = outcome.fitted().history();
    int kept = impatient.keptEpoch(history.phase(0));
    assertThat(history.phase(0).size()).isEqualTo(kept + 3).isLessThan(9);
    assertThat(history.phase(1).size()).isEqualTo(1);
    assertThat(outcome.fitted().keptEpoch())
        .isEqualTo(history.phase(0).size() + 1 + impatient.keptEpoch(history.phase(2)));
    assertThat(outcome.fitted().kept().phase()).isEqualTo(2);
    TrainingSpec exact = spec.each((phase, part) -> phase == 0 ? part.forExactly(kept + 1) : part);
    assertThat(trained(exact).fitted().history().phase(0).epochs())
        .isEqualTo(history.phase(0).epochs().subList(0, kept + 1));
  }

  @Test
  void theKeptWeightsGiveTheFiguresOfTheHistory() throws InterruptedException {
    TrainingSpec spec = spec(1).in(List.of(phase(1, FEATURES), phase(2, FEATURES)));
    try (Network network = network()) {
      Fitted fitted = trainer(spec).fit(network, PhasesTest::ignore);
      assertThat(trainer(spec).evaluate(network, VALIDATION).figures())
          .isEqualTo(fitted.kept().validation());
    }
  }

  @Test
  void frozenBatchNormalizationKeepsItsStatisticsAndNeedsNoWholeBatches()
      throws InterruptedException {
    TrainingSpec whole = spec(1);
    TrainingSpec chunked =
        new TrainingSpec(
                whole.optimizer(),
                whole.objective(),
                32,
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(8))
            .in(List.of(phase(1, FEATURES)));
    try (Network network = network()) {
      Map<String, String> before = bytes(network);
      trainer(chunked).fit(network, PhasesTest::ignore);
      assertThat(bytes(network).get("layer_4/moving_mean"))
          .isEqualTo(before.get("layer_4/moving_mean"));
    }
  }

  @Test
  void unfreezesTheLastLayersInTheNetworksOrder() {
    Freezing last =
        new Freezing(List.of(), Optional.of(new Thaw(List.of("sub"), OptionalInt.of(2))));
    NetworkSpec frozen = new Freezing(List.of("sub"), Optional.empty()).in(nested());
    assertThat(frozen(frozen)).containsExactly("sub/a", "sub/b", "sub/c");
    assertThat(frozen(last.in(frozen))).containsExactly("sub/a");
    assertThat(frozen(new Freezing(List.of("dense", "sub/b"), Optional.empty()).in(nested())))
        .containsExactly("sub/b", "dense");
  }

  @Test
  void keepsWhatTheNetworkBeginsWith() {
    List<Pretrained> stored = List.of(new Pretrained("sub", "0".repeat(64), List.of("a")));
    NetworkSpec network = new NetworkSpec(nested().input(), nested().layers(), stored);
    assertThat(new Freezing(List.of("sub"), Optional.empty()).in(network).pretrained())
        .isEqualTo(stored);
  }

  @Test
  void saysHowManyLayersThereAreAndWhich() {
    Freezing more =
        new Freezing(List.of(), Optional.of(new Thaw(List.of("sub"), OptionalInt.of(4))));
    assertThatThrownBy(() -> more.in(nested()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("Invalid last: expected at most the 3 layers of sub, received 4.");
    TrainingSpec unknown =
        spec(1)
            .in(
                List.of(
                    phase(1, Freezing.NONE),
                    phase(1, new Freezing(List.of("subb"), Optional.empty()))));
    assertThatThrownBy(() -> unknown.networks(nested()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "There is no layer 'subb'. Did you mean 'sub'? The layers are sub, flatten, dense.")
        .extracting(thrown -> ((InvalidSetting) thrown).path())
        .isEqualTo("phases[1].freeze");
  }

  @Test
  void refusesToFreezeWhatIsUnfrozenAtOnce() {
    Freezing both =
        new Freezing(
            List.of("sub", "dense"), Optional.of(new Thaw(List.of("dense"), OptionalInt.empty())));
    assertThatThrownBy(() -> both.in(nested()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Invalid freeze: dense is unfrozen in the same phase; leave it out here or under"
                + " unfreeze.");
    Freezing firstOnly =
        new Freezing(List.of("sub"), Optional.of(new Thaw(List.of("sub"), OptionalInt.of(2))));
    assertThat(frozen(firstOnly.in(nested()))).hasSize(1);
  }

  @Test
  void exactlySoManyEpochsLeaveOutLastPhasesOrLengthenThem() {
    TrainingSpec spec = spec(1).in(List.of(phase(2, FEATURES), phase(3, Freezing.NONE)));
    assertThat(epochs(spec.forExactly(1))).containsExactly(1);
    assertThat(epochs(spec.forExactly(4))).containsExactly(2, 2);
    assertThat(epochs(spec.forExactly(9))).containsExactly(2, 7);
    assertThat(spec.forExactly(9).epochs()).isEqualTo(9);
  }

  private static List<Integer> epochs(TrainingSpec spec) {
    return spec.phases().stream().map(Phase::epochs).toList();
  }

  private static NetworkSpec nested() {
    List<NamedLayer> layers =
        SmallTraining.network(
                SmallTraining.conv(2),
                SmallTraining.conv(2),
                SmallTraining.conv(2),
                "flatten",
                SmallTraining.dense(10, "softmax"))
            .layers();
    List<String> names = List.of("sub/a", "sub/b", "sub/c", "flatten", "dense");
    return new NetworkSpec(
        SmallTraining.SHAPE,
        IntStream.range(0, names.size())
            .mapToObj(i -> new NamedLayer(names.get(i), layers.get(i).layer()))
            .toList());
  }

  private static List<String> frozen(NetworkSpec network) {
    return network.layers().stream().filter(NamedLayer::frozen).map(NamedLayer::name).toList();
  }

  private static Phase phase(int epochs, Freezing freezing) {
    return new Phase(
        epochs,
        freezing,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static TrainingSpec spec(int epochs) {
    return new TrainingSpec(
        Adam.of(0.001),
        new TrainingSpec.Objective(
            Losses.ALL.create("sparse_categorical_crossentropy"),
            List.of(Metrics.ALL.create("accuracy")),
            Map.of()),
        SmallTraining.BATCH,
        epochs,
        Optional.empty(),
        Optional.empty());
  }

  private static Trainer trainer(TrainingSpec spec) {
    TrainingData data =
        new TrainingData(
            TRAIN, Optional.of(VALIDATION), Pixels.UNIT, SmallTraining.feed().classes());
    return new Trainer(spec, data, new Seeding(5, -1));
  }

  private static Network network() {
    return Network.build(SmallTraining.varied(), new Stream(3));
  }

  private static Outcome trained(TrainingSpec spec) throws InterruptedException {
    try (Network network = network()) {
      Fitted fitted = trainer(spec).fit(network, PhasesTest::ignore);
      return new Outcome(fitted, bytes(network));
    }
  }

  private static void ignore(
      Epoch epoch, double seconds, Supplier<Map<String, WeightArray>> weights) {}

  private static Map<String, String> bytes(Network network) {
    Map<String, String> bytes = new LinkedHashMap<>();
    network.weights().forEach((name, array) -> bytes.put(name, Arrays.toString(array.values())));
    return bytes;
  }

  private static Selection selection(int from, int to) {
    return new Selection(SmallTraining.EXAMPLES, IntStream.range(from, to).toArray());
  }
}
