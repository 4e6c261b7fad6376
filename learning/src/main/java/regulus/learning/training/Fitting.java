package regulus.learning.training;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import regulus.learning.network.Network;
import regulus.learning.network.Snapshot;
import regulus.learning.random.Stream;

/**
 * One training, or one phase of it, under way. Mutable: besides the network and its learner, only
 * the history and the best weights so far change, and only between epochs.
 */
final class Fitting {
  private static final double NANOSECONDS = 1e9;

  private final Network network;
  private final TrainingSpec spec;
  private final TrainingData data;
  private final Learner learner;
  private final Accumulation accumulation;
  private final Evaluator evaluator;
  private final int stepsPerEpoch;
  private final Start start;
  private History history = History.EMPTY;
  private @Nullable Snapshot best;

  /**
   * Where a phase begins.
   *
   * @param phase from 0
   * @param epochs that the phases before it took
   */
  record Start(int phase, int epochs) {}

  /** What a phase is made of. */
  record Part(Network network, TrainingSpec spec, TrainingData data) {}

  /**
   * @param evaluator of the network
   */
  Fitting(Part part, Learner learner, Evaluator evaluator, Start start) {
    Network network = part.network();
    this.network = network;
    this.spec = part.spec();
    this.data = part.data();
    this.start = start;
    this.learner = learner;
    this.accumulation =
        new Accumulation(learner, Chunks.size(spec, network.spec()), network.outputs());
    this.evaluator = evaluator;
    this.stepsPerEpoch = steps(data.train().count(), spec.batchSize());
  }

  Fitted run(Stream shuffle, EpochListener listener) throws InterruptedException {
    while (!isOver()) {
      long begin = System.nanoTime();
      Epoch epoch = epoch(shuffle.at(start.epochs() + history.size()));
      history = history.and(epoch);
      keepIfBest();
      listener.finished(epoch, (System.nanoTime() - begin) / NANOSECONDS, network::weights);
    }
    boolean averaged = learner.finish();
    int kept = keptEpoch();
    if (best != null && (averaged || kept < history.size() - 1)) {
      network.restore(best);
    }
    return new Fitted(history, start.epochs() + kept);
  }

  private boolean isOver() {
    return history.size() == spec.epochs()
        || spec.stopping().filter(rule -> rule.decide(history).stop()).isPresent();
  }

  private int keptEpoch() {
    return spec.stopping().map(rule -> rule.keptEpoch(history)).orElse(history.size() - 1);
  }

  private void keepIfBest() {
    OptionalInt last = OptionalInt.of(history.size() - 1);
    if (spec.stopping()
        .filter(EarlyStopping::restoreBestWeights)
        .filter(rule -> rule.decide(history).best().equals(last))
        .isPresent()) {
      best = network.snapshot();
    }
  }

  private Epoch epoch(Stream shuffle) throws InterruptedException {
    int[] order = data.train().indexes().clone();
    shuffle.shuffle(order);
    Figures figures =
        new Figures(spec.objective(), network.outputs(), data.train().examples().labels());
    double rate = train(order, figures);
    Map<String, Double> validation =
        data.validation().isPresent()
            ? evaluator.evaluate(data.validation().get().indexes()).figures()
            : Map.of();
    return new Epoch(
        start.epochs() + history.size(), start.phase(), rate, figures.values(), validation);
  }

  /** Takes an epoch's steps; returns the learning rate of the last one. */
  private double train(int[] order, Figures figures) throws InterruptedException {
    double rate = 0;
    for (int step = 0; step < stepsPerEpoch; step++) {
      int from = step * spec.batchSize();
      int to = Math.min(from + spec.batchSize(), order.length);
      long stepsDone = (long) history.size() * stepsPerEpoch + step;
      rate = learningRate(stepsDone);
      Step done = accumulation.step(order, from, to, stepsDone, rate);
      requireFinite(done.loss(), step, rate);
      figures.add(done, order, from);
    }
    return rate;
  }

  private static int steps(int examples, int batchSize) {
    return (int) (((long) examples + batchSize - 1) / batchSize);
  }

  private double learningRate(long stepsDone) {
    double base = spec.optimizer().learningRate();
    return spec.schedule().isEmpty()
        ? base
        : spec.schedule()
            .get()
            .learningRate(base, new Schedule.Moment(stepsDone, stepsPerEpoch, history));
  }

  private void requireFinite(double loss, int step, double rate) {
    if (!Double.isFinite(loss)) {
      throw new TrainingFailed(
          "The loss became "
              + loss
              + " in epoch "
              + (start.epochs() + history.size() + 1)
              + " at step "
              + (step + 1)
              + " of "
              + stepsPerEpoch
              + " with the learning rate "
              + rate
              + ": try a smaller one.");
    }
  }
}
