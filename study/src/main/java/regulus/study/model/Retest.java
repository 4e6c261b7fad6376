package regulus.study.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.run.TrialRunner;

/**
 * A stored model, tested again on the images on which it was tested before, or for the first time
 * on others.
 *
 * @param model that was tested
 * @param on the part of the data set: validation, or, of a final trial, test
 * @param images how many
 * @param figures loss and metrics now
 * @param recorded what they were when it was trained; empty if it was never tested on this part
 */
public record Retest(
    StoredModel model,
    Role on,
    int images,
    Map<String, Double> figures,
    Map<String, Double> recorded) {
  /** What another processor's rounding may make of a loss. */
  private static final double ROUNDING = 1e-6;

  /** How the figures stand to the recorded ones. */
  public enum Agreement {
    /** To the last digit. */
    EQUAL,
    /** But for rounding, as on another kind of processor. */
    ROUNDED,
    DIFFERENT,
    /** Nothing was recorded to compare with. */
    NEW
  }

  /**
   * Tests a model.
   *
   * @param dataset that of the models, see {@link #requireSame}
   * @throws InvalidData if its weights are missing, broken, or do not fit its network
   * @throws InterruptedException if the thread was interrupted
   */
  public static Retest of(ModelStore store, StoredModel model, Role on, Dataset dataset)
      throws InterruptedException {
    TrialSpec trial = model.trial();
    TrialSpec asked =
        new TrialSpec(
            trial.id(),
            trial.variant(),
            trial.seed(),
            trial.fold(),
            on,
            trial.data(),
            trial.network(),
            trial.training());
    Map<String, WeightArray> weights = ModelStores.fitting(store, model);
    Outcome outcome = new TrialRunner(dataset).test(asked, weights).outcome();
    Map<String, Double> recorded = on == trial.role() ? model.outcome().evaluated() : Map.of();
    return new Retest(model, on, outcome.evaluatedExamples(), outcome.evaluated(), recorded);
  }

  /**
   * Refuses other images than those that the models are of.
   *
   * @throws InvalidData if the data set is another
   */
  public static void requireSame(Models models, Dataset dataset) {
    if (!dataset.fingerprint().equals(models.facts().fingerprint())) {
      throw new InvalidData(
          "The data set "
              + dataset.name()
              + " is not the one that these models were trained on: its images or labels differ;"
              + " say with --data where that one is.");
    }
  }

  public Agreement agreement() {
    if (recorded.isEmpty()) {
      return Agreement.NEW;
    }
    if (figures.equals(recorded)) {
      return Agreement.EQUAL;
    }
    return differences().isEmpty() ? Agreement.ROUNDED : Agreement.DIFFERENT;
  }

  /** Names of figures that are not what was recorded, beyond rounding. */
  public List<String> differences() {
    Map<String, Double> both = new LinkedHashMap<>(recorded);
    both.putAll(figures);
    return both.keySet().stream().filter(this::differs).toList();
  }

  private boolean differs(String name) {
    double now = figures.getOrDefault(name, Double.NaN);
    double then = recorded.getOrDefault(name, Double.NaN);
    boolean close = Math.abs(now - then) <= ROUNDING * Math.max(1, Math.abs(then));
    return !close && Double.compare(now, then) != 0;
  }
}
