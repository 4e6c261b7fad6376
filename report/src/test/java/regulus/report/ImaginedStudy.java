package regulus.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.storage.Predictions;
import regulus.learning.training.Direction;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Measure;
import regulus.statistics.Pairing;
import regulus.statistics.Summary;
import regulus.statistics.WilsonInterval;
import regulus.study.DataSpec;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.Variant;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RunFolder;
import regulus.study.record.StudyRecord;
import regulus.study.record.StudyRecord.Completion;

/**
 * A study of Fashion-MNIST that never ran: five variants and three seeds with curves as such
 * studies have them, and answers on the images that ship with the project. The same numbers every
 * time.
 */
final class ImaginedStudy {
  static final int EPOCHS = 15;
  private static final double RATIO = 0.25;
  private static final Map<String, double[]> SHAPES = shapes();

  private ImaginedStudy() {}

  /** Final training accuracy, final validation accuracy, penalty in the loss. */
  private static Map<String, double[]> shapes() {
    Map<String, double[]> shapes = new LinkedHashMap<>();
    shapes.put("base", new double[] {0.958, 0.9105, 0});
    shapes.put("dropout", new double[] {0.946, 0.9128, 0});
    shapes.put("l1", new double[] {0.918, 0.9035, 0.16});
    shapes.put("l2", new double[] {0.945, 0.9110, 0.05});
    shapes.put("batch-norm", new double[] {0.984, 0.9178, 0});
    return shapes;
  }

  static Dataset dataset() {
    DataRoots nowhere = new DataRoots(Optional.empty(), Optional.empty(), Path.of("nowhere"));
    return new DataSets(nowhere, notice -> {}).open(new DataSource.Known("fashion-mnist-small"));
  }

  static StudySpec spec() {
    return spec(Parts.variants());
  }

  static StudySpec spec(List<Variant> variants) {
    return new StudySpec(
        "fashion-mnist-regularization",
        new DataSpec(
            new DataSource.Known("fashion-mnist-small"), SplitSpec.fraction(0.2), Pixels.UNIT),
        variants,
        StudySpec.Repetition.seeds(3),
        new StudySpec.Choice("val_accuracy", Direction.MAX),
        Optional.of(new StudySpec.FinalTest(StudySpec.Retrain.TRAIN_AND_VALIDATION, List.of(), 1)));
  }

  /** Finished, with a final test of batch-norm. */
  static StudyResult result() {
    StudySpec spec = spec();
    List<VariantResult> variants = variants(spec);
    TrialResult last = trial(spec, spec.variant("batch-norm"), 0, TrialSpec.Role.FINAL);
    return new StudyResult(
        spec,
        variants,
        comparisons(variants),
        Optional.of("batch-norm"),
        List.of(
            new FinalResult(
                "batch-norm",
                List.of(last),
                last.outcome().orElseThrow().evaluated(),
                Optional.of(
                    WilsonInterval.of((int) Math.round(1000 * accuracyOfAnswers()), 1000)))));
  }

  static List<VariantResult> variants(StudySpec spec) {
    return spec.variants().stream()
        .map(
            variant ->
                variant(
                    variant,
                    spec.repeat().seeds().stream()
                        .map(seed -> trial(spec, variant, seed, TrialSpec.Role.VALIDATION))
                        .toList()))
        .toList();
  }

  static VariantResult variant(Variant variant, List<TrialResult> trials) {
    double[] values = validation(trials);
    return new VariantResult(
        variant,
        Parameters.of(variant.network()),
        trials,
        values.length == 0 ? Map.of() : Map.of("val_accuracy", Summary.of(values)));
  }

  static List<Comparison> comparisons(List<VariantResult> variants) {
    Measure measure = new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS);
    List<Pairing> pairings = new ArrayList<>();
    for (VariantResult variant : variants) {
      if (variant.variant().baseline().isPresent()) {
        double[] values = validation(variant.trials());
        double[] base = validation(variants.get(0).trials());
        int n = Math.min(values.length, base.length);
        pairings.add(
            new Pairing(
                new Comparison.Subject(variant.variant().name(), "base", measure),
                java.util.Arrays.copyOf(values, n),
                java.util.Arrays.copyOf(base, n)));
      }
    }
    return Comparisons.of(pairings, new CorrectedResampledT(RATIO));
  }

  private static double[] validation(List<TrialResult> trials) {
    return trials.stream()
        .flatMap(trial -> trial.outcome().stream())
        .mapToDouble(outcome -> outcome.evaluated().getOrDefault("accuracy", 0.0))
        .toArray();
  }

  static TrialResult trial(StudySpec spec, Variant variant, long seed, TrialSpec.Role role) {
    History history = history(variant.name(), seed);
    Epoch kept = history.last();
    return new TrialResult(
        trialSpec(spec, variant, seed, role),
        State.DONE,
        history,
        OptionalInt.of(EPOCHS - 1),
        Optional.of(
            new Outcome(
                role == TrialSpec.Role.FINAL ? 3000 : 2400,
                role == TrialSpec.Role.FINAL ? 1000 : 600,
                kept.train(),
                role == TrialSpec.Role.FINAL
                    ? Map.of("loss", 0.2561, "accuracy", accuracyOfAnswers())
                    : kept.validation())),
        Optional.empty(),
        41.0 + 3.0 * seed + variant.name().length());
  }

  static TrialSpec trialSpec(StudySpec spec, Variant variant, long seed, TrialSpec.Role role) {
    String id = String.format("%08x", (variant.name() + seed + role).hashCode());
    return new TrialSpec(
        id, variant.name(), seed, -1, role, spec.data(), variant.network(), variant.training());
  }

  static History history(String variant, long seed) {
    double[] shape = SHAPES.getOrDefault(variant, new double[] {0.95, 0.91, 0});
    SplittableRandom random = new SplittableRandom(31L * variant.hashCode() + seed);
    double drift = 0.0016 * (random.nextDouble() - 0.5) + 0.002 * (seed - 1);
    History history = History.EMPTY;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double progress = 1 - Math.exp(-(epoch + 1) / 3.2);
      double noise = 0.006 * (random.nextDouble() - 0.5) * (epoch < 10 ? 1 : 0.3);
      double train = 0.72 + (shape[0] - 0.72) * progress;
      double validation = 0.80 + (shape[1] - 0.80) * Math.min(1, progress * 1.06) + noise + drift;
      double trainLoss = 2.6 * (1 - train) + shape[2] * (1 + 4 * Math.exp(-epoch));
      double gap = Math.max(0, train - validation);
      double validationLoss = 2.6 * (1 - validation) + shape[2] + 0.8 * gap;
      history =
          history.and(
              new Epoch(
                  epoch,
                  0.001 * Math.pow(0.5, Math.floorDiv(epoch, 5)),
                  figures(trainLoss, train),
                  figures(validationLoss, validation)));
    }
    return history;
  }

  private static Map<String, Double> figures(double loss, double accuracy) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss);
    figures.put("accuracy", accuracy);
    return figures;
  }

  /** Answers on the shipped test images; clothes for the upper body are confused most. */
  static Predictions answers() {
    Dataset dataset = dataset();
    int count = dataset.info().testCount();
    int classes = dataset.classes().size();
    int[] indexes = new int[count];
    int[] labels = new int[count];
    float[] probabilities = new float[count * classes];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < count; i++) {
      indexes[i] = i;
      labels[i] = dataset.examples().labels()[dataset.trainCount() + i];
      int answer = answer(labels[i], random);
      double sure = answer == labels[i] ? 0.9 : 0.5 + 0.49 * random.nextDouble();
      for (int k = 0; k < classes; k++) {
        probabilities[i * classes + k] = (float) (k == answer ? sure : (1 - sure) / (classes - 1));
      }
    }
    return new Predictions(indexes, labels, probabilities, classes);
  }

  private static int answer(int truth, SplittableRandom random) {
    double chance = random.nextDouble();
    return switch (truth) {
      case 6 -> chance < 0.13 ? 0 : chance < 0.20 ? 2 : chance < 0.26 ? 4 : 6;
      case 0 -> chance < 0.10 ? 6 : chance < 0.115 ? 3 : 0;
      case 2 -> chance < 0.06 ? 4 : chance < 0.12 ? 6 : 2;
      case 4 -> chance < 0.07 ? 2 : chance < 0.12 ? 6 : 4;
      case 3 -> chance < 0.03 ? 4 : chance < 0.05 ? 6 : 3;
      case 5 -> chance < 0.02 ? 7 : 5;
      case 7 -> chance < 0.03 ? 9 : 7;
      case 9 -> chance < 0.04 ? 7 : 9;
      default -> chance < 0.01 ? 0 : truth;
    };
  }

  static double accuracyOfAnswers() {
    var answers = new regulus.report.figure.Answers(dataset().classes(), answers());
    long correct =
        java.util.stream.IntStream.range(0, answers.count()).filter(answers::correct).count();
    return (double) correct / answers.count();
  }

  /** Writes what a finished run leaves beside the result. */
  static RunFolder writeRunFolder(Path root, StudyResult result) {
    RunFolder folder = new RunFolder(root);
    Facts facts =
        new Facts(
            result.study().name(),
            "study: fashion-mnist-regularization",
            dataset().info(),
            dataset().fingerprint());
    Map<String, String> host = new LinkedHashMap<>();
    host.put("command", "regulus run studies/fashion-mnist.yaml");
    host.put("java", "17.0.17 on Linux amd64");
    host.put("processors", "2");
    try (StudyRecord record = StudyRecord.begin(folder, facts, host)) {
      for (FinalResult last : result.finals()) {
        for (TrialResult trial : last.trials()) {
          writeTrial(folder, record, trial);
        }
      }
      Files.writeString(
          folder.study(),
          "study: fashion-mnist-regularization\ndata:\n  dataset: fashion-mnist-small\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return folder;
  }

  private static void writeTrial(RunFolder folder, StudyRecord record, TrialResult trial)
      throws IOException {
    String id = trial.trial().id();
    record.plan(List.of(trial.trial()));
    record.started(id);
    record.done(
        id,
        new Completion(trial.chosenEpoch(), trial.outcome().orElseThrow(), trial.seconds()),
        List.of(),
        Optional.of(trial.trial().variant()));
    Files.createDirectories(folder.trial(id));
    answers().write(folder.trial(id).resolve("test.safetensors"));
  }
}
