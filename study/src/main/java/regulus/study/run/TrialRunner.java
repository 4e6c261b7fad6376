package regulus.study.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import regulus.learning.data.Dataset;
import regulus.learning.data.Selection;
import regulus.learning.data.Split;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.Splitter;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Pretrained;
import regulus.learning.network.Shapes;
import regulus.learning.network.WeightArray;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;
import regulus.learning.storage.Predictions;
import regulus.learning.training.EpochListener;
import regulus.learning.training.Evaluation;
import regulus.learning.training.Fitted;
import regulus.learning.training.History;
import regulus.learning.training.Trainer;
import regulus.learning.training.TrainingData;
import regulus.study.TrialResult.Labels;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;

/**
 * Trials on this machine's data: split, build, fit, evaluate. The same trial gives the same bytes
 * on every thread; nothing but the data set is shared between trials.
 */
public final class TrialRunner implements TrialWork {
  /** The repetition that a division of the test images belongs to, whatever the trial's seed. */
  private static final Seeding EVERY = new Seeding(0, TrialSpec.NO_FOLD);

  private final Dataset dataset;
  private final WeightsLibrary library;
  private final TwinSearch twins;

  /** For networks whose weights are all drawn. */
  public TrialRunner(Dataset dataset) {
    this(dataset, WeightsLibrary.none());
  }

  /**
   * @param library has the stored weights that networks begin with
   */
  public TrialRunner(Dataset dataset, WeightsLibrary library) {
    this.dataset = dataset;
    this.library = library;
    this.twins = new TwinSearch(dataset, this::split);
  }

  @Override
  public Trained train(TrialSpec trial, EpochListener epochs) throws InterruptedException {
    Seeding seeding = new Seeding(trial.seed(), trial.fold());
    Material material = material(trial, split(trial));
    Trainer trainer = new Trainer(trial.training(), material.data(), seeding);
    try (Network network = build(trial, seeding)) {
      trainer.adapt(network);
      // What begins with stored weights keeps those, adapted ones among them.
      network.replace(begun(trial.network()));
      Fitted fitted = trainer.fit(network, epochs);
      Evaluation evaluation = trainer.evaluate(network, material.measured());
      Outcome outcome =
          new Outcome(
              material.data().train().count(),
              material.measured().count(),
              fitted.kept().train(),
              evaluation.figures(),
              Optional.of(labels(material)));
      return new Trained(
          fitted.history(),
          OptionalInt.of(fitted.keptEpoch()),
          outcome,
          network.weights(),
          predictions(material.measured(), evaluation));
    }
  }

  @Override
  public Trained test(TrialSpec trial, Map<String, WeightArray> weights)
      throws InterruptedException {
    Seeding seeding = new Seeding(trial.seed(), trial.fold());
    Material material = material(trial, split(trial));
    Trainer trainer = new Trainer(trial.training().unwatched(), material.data(), seeding);
    try (Network network = build(trial, seeding)) {
      network.load(weights);
      Evaluation evaluation = trainer.evaluate(network, material.measured());
      return new Trained(
          History.EMPTY,
          OptionalInt.empty(),
          new Outcome(
              0,
              material.measured().count(),
              Map.of(),
              evaluation.figures(),
              Optional.of(labels(material))),
          weights,
          predictions(material.measured(), evaluation));
    }
  }

  @Override
  public Optional<TwinCount> twins(TrialSpec trial, Predictions answers) {
    return twins.count(trial, answers);
  }

  private static Network build(TrialSpec trial, Seeding seeding) {
    return Network.build(trial.network(), seeding.stream(Purpose.INITIALIZE));
  }

  private Map<String, WeightArray> begun(NetworkSpec network) {
    Map<String, WeightArray> begun = new LinkedHashMap<>();
    for (Pretrained pretrained : network.pretrained()) {
      begun.putAll(library.of(pretrained.sha256()).matching(pretrained, Shapes.of(network)));
    }
    return begun;
  }

  /**
   * Each seed divides the training images anew, and all its folds are of one division. A division
   * of the test images is the same for all: otherwise one seed would choose by images that another
   * seed's final test is about.
   */
  private Split split(TrialSpec trial) {
    SplitSpec spec = trial.data().split();
    Seeding seeding =
        spec.from() == SplitSpec.Source.TEST ? EVERY : new Seeding(trial.seed(), TrialSpec.NO_FOLD);
    return Splitter.split(dataset, spec, seeding.stream(Purpose.SPLIT), trial.fold());
  }

  /**
   * @param measured whose predictions are kept
   */
  private record Material(TrainingData data, Selection measured) {}

  private Material material(TrialSpec trial, Split split) {
    boolean last = trial.role() == Role.FINAL;
    Selection measured = last ? split.test() : split.validation();
    if (measured.count() == 0) {
      throw new TrialFailure("The data set " + dataset.name() + " has no test images.");
    }
    TrainingData data =
        new TrainingData(
            last ? split.trainAndValidation() : split.train(),
            last ? Optional.empty() : Optional.of(split.validation()),
            trial.data().pixels(),
            dataset.classes());
    return new Material(data, measured);
  }

  private Labels labels(Material material) {
    int classes = dataset.classes().size();
    return new Labels(
        material.data().train().perClass(classes), material.measured().perClass(classes));
  }

  private static Predictions predictions(Selection selection, Evaluation evaluation) {
    int[] labels = IntStream.range(0, selection.count()).map(selection::label).toArray();
    int[] indexes = Arrays.copyOf(selection.indexes(), selection.count());
    return new Predictions(indexes, labels, evaluation.predictions(), evaluation.outputs());
  }
}
