package regulus.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.loss.BinaryCrossentropy;
import regulus.learning.loss.CategoricalCrossentropy;
import regulus.learning.loss.SparseCategoricalCrossentropy;
import regulus.learning.metric.Accuracy;
import regulus.learning.training.Epoch;
import regulus.learning.training.Loss;
import regulus.learning.training.TrainingSpec.Objective;
import regulus.statistics.Guess;
import regulus.study.TrialResult.Labels;

/**
 * Whether a trial learned anything that lasted: the accuracy or cross-entropy of its kept weights
 * on the validation images, or of its last epoch on the training images, is better than a {@link
 * Guess} can be by chance. What a network knew for a while and lost again does not count: a large
 * penalty lets it begin to learn before all its weights are gone.
 *
 * <p>A trial that only guesses passes for one that learned with a probability of at most {@link
 * #LEVEL}: Bonferroni over its figures and over the epochs, any of which may be the kept one. The
 * other error has no fixed rate: what a network learned must show, and that takes the fewer points
 * the more images there are.
 */
final class Learned {
  /** One in a thousand. */
  static final double LEVEL = 0.001;

  private static final String LOSS = "loss";

  private final Objective objective;
  private final double level;

  private Learned(Objective objective, double level) {
    this.objective = objective;
    this.level = level;
  }

  /**
   * None where nothing can be told: without labels, without an accuracy or a cross-entropy, and
   * with class weights, which make worse figures than those of a guess worth having.
   */
  static Optional<Boolean> anything(TrialResult trial) {
    Objective objective = trial.trial().training().objective();
    int figures = accuracies(objective).size() + (isCrossEntropy(objective.loss()) ? 1 : 0);
    if (figures == 0 || trial.history().size() == 0 || !objective.classWeights().isEmpty()) {
      return Optional.empty();
    }
    int looks = figures * (trial.history().size() + 1);
    Learned learned = new Learned(objective, LEVEL / looks);
    return trial
        .outcome()
        .flatMap(TrialResult.Outcome::labels)
        .map(labels -> learned.lastingly(trial, labels));
  }

  private boolean lastingly(TrialResult trial, Labels labels) {
    List<Epoch> epochs = trial.history().epochs();
    Epoch last = epochs.get(epochs.size() - 1);
    Epoch kept = epochs.get(trial.chosenEpoch().orElse(epochs.size() - 1));
    return beats(kept.validation(), labels.evaluated()) || beats(last.train(), labels.train());
  }

  private boolean beats(Map<String, Double> figures, List<Integer> labels) {
    Guess guess = new Guess(labels);
    double loss = figures.getOrDefault(LOSS, Double.NaN);
    return (isCrossEntropy(objective.loss()) && guess.isBeatenByCrossEntropy(loss, level))
        || accuracies(objective).stream()
            .map(name -> figures.getOrDefault(name, 0.0))
            .anyMatch(accuracy -> guess.isBeatenByAccuracy(accuracy, level));
  }

  private static List<String> accuracies(Objective objective) {
    return objective.metrics().stream()
        .filter(Accuracy.class::isInstance)
        .map(metric -> ((Accuracy) metric).name())
        .toList();
  }

  /** Penalties and smoothed labels only make these larger. */
  private static boolean isCrossEntropy(Loss loss) {
    return loss instanceof SparseCategoricalCrossentropy
        || loss instanceof CategoricalCrossentropy
        || loss instanceof BinaryCrossentropy;
  }
}
