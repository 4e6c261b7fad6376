package regulus.learning.training;

import java.util.List;
import regulus.learning.data.Selection;
import regulus.learning.network.Network;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;

/**
 * Fits networks to one split of a data set, as Keras' {@code fit} does: shuffled batches, the rate
 * of the schedule at every step, metrics accumulated while training, validation after every epoch,
 * early stopping. Everything random is drawn from the seeding by epoch and step, so that the same
 * arguments give the same bytes on any thread.
 *
 * <p>A training belongs to the thread that runs it and stops with an {@link InterruptedException}
 * between two steps when that thread is interrupted.
 */
public final class Trainer {
  private final TrainingSpec spec;
  private final TrainingData data;
  private final Seeding seeding;

  /**
   * @throws regulus.learning.setting.InvalidSetting if a monitor is never computed
   */
  public Trainer(TrainingSpec spec, TrainingData data, Seeding seeding) {
    this.spec = spec;
    this.data = data;
    this.seeding = seeding;
    List<String> figures = Monitor.figures(spec.objective(), data.validation().isPresent());
    spec.stopping().ifPresent(stopping -> stopping.monitor().check(figures));
    spec.schedule().flatMap(Schedule::monitor).ifPresent(monitor -> monitor.check(figures));
  }

  /**
   * Trains the network, from the weights it has, for as many epochs as the spec says or until it
   * says stop; the network then has the weights of {@link Fitted#keptEpoch}.
   *
   * @param listener is told after every epoch
   * @throws TrainingFailed if the loss is no longer finite
   * @throws regulus.learning.setting.InvalidSetting if the loss or a metric does not fit the
   *     network and the data
   */
  public Fitted fit(Network network, EpochListener listener) throws InterruptedException {
    try (Learner learner = learner(network)) {
      return new Fitting(network, learner, spec, data)
          .run(seeding.stream(Purpose.SHUFFLE), listener);
    }
  }

  /**
   * What the network says of a selection of the same examples, in the selection's order; the
   * validation selection gives exactly the figures of the history.
   *
   * @throws TrainingFailed if the loss is not finite
   */
  public Evaluation evaluate(Network network, Selection selection) throws InterruptedException {
    if (!selection.examples().equals(data.train().examples())) {
      throw new IllegalArgumentException("The selection is of other examples than the training.");
    }
    try (Learner learner = learner(network)) {
      return new Evaluator(learner, spec, selection.examples(), network)
          .evaluate(selection.indexes());
    }
  }

  private Learner learner(Network network) {
    spec.objective().metrics().forEach(metric -> metric.check(network.outputs()));
    return new Learner(network, spec, data.feed(), seeding.stream(Purpose.DROPOUT));
  }
}
