package regulus.study.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Purpose;
import regulus.learning.random.Stream;
import regulus.learning.storage.Predictions;
import regulus.learning.training.Epoch;
import regulus.learning.training.EpochListener;
import regulus.learning.training.History;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;

/** Trains nothing: every figure and weight is drawn from the trial's seed and variant. */
final class DrawnWork implements TrialWork {
  private static final int IMAGES = 20;

  @Override
  public Trained train(TrialSpec trial, EpochListener epochs) throws InterruptedException {
    Stream stream = stream(trial);
    boolean validates = trial.role() == Role.VALIDATION;
    History history = History.EMPTY;
    for (int i = 0; i < trial.training().epochs(); i++) {
      Thread.sleep(1);
      Epoch epoch =
          new Epoch(
              i,
              0.1,
              figures(stream.at(i).named("train")),
              validates ? figures(stream.at(i).named("validation")) : Map.of());
      history = history.and(epoch);
      float[] kernel = {(float) stream.uniform(i), (float) stream.uniform(100L + i)};
      epochs.finished(
          epoch, 0.01, () -> Map.of("dense_1/kernel", new WeightArray(List.of(1, 2), kernel)));
    }
    return trained(trial, stream, history);
  }

  @Override
  public Trained test(TrialSpec trial, Map<String, WeightArray> weights) {
    Outcome outcome = new Outcome(0, IMAGES, Map.of(), figures(stream(trial).named("test")));
    return new Trained(
        History.EMPTY, OptionalInt.empty(), outcome, weights, predictions(stream(trial)));
  }

  private static Trained trained(TrialSpec trial, Stream stream, History history) {
    Epoch last = history.epochs().get(kept(trial, stream, history));
    Outcome outcome =
        new Outcome(
            80,
            IMAGES,
            last.train(),
            trial.role() == Role.FINAL ? figures(stream.named("test")) : last.validation());
    float[] kernel = {(float) stream.uniform(1), (float) stream.uniform(2)};
    return new Trained(
        history,
        OptionalInt.of(last.index()),
        outcome,
        Map.of("dense_1/kernel", new WeightArray(List.of(1, 2), kernel)),
        predictions(stream));
  }

  /** Any epoch but the last may be kept where training may stop early. */
  private static int kept(TrialSpec trial, Stream stream, History history) {
    int last = history.size() - 1;
    return trial.training().stopping().isPresent() ? stream.below(last, 7) : last;
  }

  private static Predictions predictions(Stream stream) {
    float[] probabilities = new float[2 * IMAGES];
    int[] indexes = new int[IMAGES];
    int[] labels = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      indexes[i] = i;
      labels[i] = i % 2;
      probabilities[2 * i] = (float) stream.uniform(i);
      probabilities[2 * i + 1] = 1 - probabilities[2 * i];
    }
    return new Predictions(indexes, labels, probabilities, 2);
  }

  private static Map<String, Double> figures(Stream stream) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", stream.uniform(0));
    figures.put("accuracy", 0.5 + stream.uniform(1) / 2);
    return figures;
  }

  private static Stream stream(TrialSpec trial) {
    return Stream.of(trial.seed(), trial.fold(), Purpose.SHUFFLE).named(trial.variant());
  }
}
