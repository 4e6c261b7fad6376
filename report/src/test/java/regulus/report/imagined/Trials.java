package regulus.report.imagined;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.report.figure.Answers;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;

/** Trials with curves that rise, level off and differ a little from seed to seed. */
public final class Trials {
  public static final int EPOCHS = 15;
  public static final int TRAIN = 2400;
  public static final int VALIDATION = 600;

  /** Final training accuracy, final validation accuracy, penalty in the loss. */
  private static final Map<String, List<Double>> SHAPES =
      Map.of(
          "base", List.of(0.958, 0.9105, 0.0),
          "dropout", List.of(0.946, 0.9128, 0.0),
          "l1", List.of(0.918, 0.8905, 0.16),
          "l2", List.of(0.945, 0.9110, 0.05),
          "batch-norm", List.of(0.984, 0.9240, 0.0));

  private Trials() {}

  public static TrialResult done(StudySpec study, Variant variant, long seed) {
    History history = history(variant.name(), seed);
    Epoch kept = history.last();
    return new TrialResult(
        spec(study, variant, seed, Role.VALIDATION),
        State.DONE,
        history,
        OptionalInt.of(EPOCHS - 1),
        Optional.of(new Outcome(TRAIN, VALIDATION, kept.train(), kept.validation())),
        Optional.empty(),
        41.0 + 3.0 * seed + variant.name().length());
  }

  /** Retrained and tested; its accuracy is that of the answers. */
  public static TrialResult tested(StudySpec study, Variant variant, Answers answers) {
    History history = history(variant.name(), 0);
    long correct = IntStream.range(0, answers.count()).filter(answers::correct).count();
    Map<String, Double> figures = figures(0.2561, (double) correct / answers.count());
    return new TrialResult(
        spec(study, variant, 0, Role.FINAL),
        State.DONE,
        history,
        OptionalInt.of(EPOCHS - 1),
        Optional.of(
            new Outcome(TRAIN + VALIDATION, answers.count(), history.last().train(), figures)),
        Optional.empty(),
        50.5);
  }

  public static TrialResult failed(StudySpec study, Variant variant, long seed, String cause) {
    return new TrialResult(
        spec(study, variant, seed, Role.VALIDATION),
        State.FAILED,
        new History(history(variant.name(), seed).epochs().subList(0, 3)),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(cause),
        9.5);
  }

  /** Running after so many epochs; pending after none. */
  public static TrialResult open(StudySpec study, Variant variant, long seed, int epochs) {
    return new TrialResult(
        spec(study, variant, seed, Role.VALIDATION),
        epochs == 0 ? State.PENDING : State.RUNNING,
        new History(history(variant.name(), seed).epochs().subList(0, epochs)),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        3.0 * epochs);
  }

  private static TrialSpec spec(StudySpec study, Variant variant, long seed, Role role) {
    String id = String.format("%08x", (variant.name() + seed + role).hashCode());
    return new TrialSpec(
        id, variant.name(), seed, -1, role, study.data(), variant.network(), variant.training());
  }

  private static History history(String variant, long seed) {
    List<Double> shape = SHAPES.getOrDefault(variant, List.of(0.95, 0.91, 0.0));
    SplittableRandom random = new SplittableRandom(31L * variant.hashCode() + seed);
    double drift = 0.0016 * (random.nextDouble() - 0.5) + 0.002 * (seed - 1);
    History history = History.EMPTY;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double progress = 1 - Math.exp(-(epoch + 1) / 3.2);
      double noise = 0.006 * (random.nextDouble() - 0.5) * (epoch < 10 ? 1 : 0.3);
      double train = 0.72 + (shape.get(0) - 0.72) * progress;
      double reached = 0.80 + (shape.get(1) - 0.80) * Math.min(1, progress * 1.06);
      double validation = reached + noise + drift;
      double penalty = shape.get(2);
      history =
          history.and(
              new Epoch(
                  epoch,
                  0.001,
                  figures(2.6 * (1 - train) + penalty * (1 + 4 * Math.exp(-epoch)), train),
                  figures(
                      2.6 * (1 - validation) + penalty + 0.8 * Math.max(0, train - validation),
                      validation)));
    }
    return history;
  }

  private static Map<String, Double> figures(double loss, double accuracy) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss);
    figures.put("accuracy", accuracy);
    return figures;
  }
}
