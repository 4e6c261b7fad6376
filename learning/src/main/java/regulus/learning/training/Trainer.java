package regulus.learning.training;

import java.util.List;
import regulus.learning.data.Selection;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;
import regulus.learning.random.Stream;
import regulus.learning.training.Fitting.Part;
import regulus.learning.training.Fitting.Start;

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
    for (TrainingSpec part : spec.parts()) {
      part.stopping().ifPresent(stopping -> stopping.monitor().check(figures));
      part.schedule().flatMap(Schedule::monitor).ifPresent(monitor -> monitor.check(figures));
    }
  }

  /**
   * Gives layers that take numbers from the images they are trained on those of the training
   * images, Keras' {@code adapt}; before {@link #fit}.
   */
  public void adapt(Network network) throws InterruptedException {
    new Adapting(network, data).run();
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
    List<NetworkSpec> networks = spec.networks(network.spec());
    Fitted fitted = new Fitted(History.EMPTY, -1);
    for (int phase = 0; phase < networks.size(); phase++) {
      Fitted next =
          fit(network, networks.get(phase), new Start(phase, fitted.history().size()), listener);
      fitted = new Fitted(fitted.history().and(next.history()), next.keptEpoch());
    }
    return fitted;
  }

  /** Trains one phase with other layers frozen, in a network of its own if need be. */
  private Fitted fit(Network network, NetworkSpec frozen, Start start, EpochListener listener)
      throws InterruptedException {
    if (frozen.equals(network.spec())) {
      return fit(network, start, listener);
    }
    try (Network phase = network.as(frozen)) {
      Fitted fitted = fit(phase, start, listener);
      network.copy(phase);
      return fitted;
    }
  }

  private Fitted fit(Network network, Start start, EpochListener listener)
      throws InterruptedException {
    TrainingSpec part = spec.parts().get(start.phase());
    Stream dropout = seeding.stream(Purpose.DROPOUT);
    Stream own = start.phase() == 0 ? dropout : dropout.named("phase").at(start.phase());
    try (Learner learner = new Learner(network, part, data.feed(), own)) {
      Evaluator evaluator = evaluator(learner, network);
      Fitting fitting = new Fitting(new Part(network, part, data), learner, evaluator, start);
      Stream shuffle = seeding.stream(Purpose.SHUFFLE);
      if (Features.bytes(network.settled(), part.epochs(), data.count()) == 0) {
        return fitting.run(shuffle, listener);
      }
      try (Features features = data.features(network)) {
        evaluator.settle(data.train().indexes(), features);
        if (data.validation().isPresent()) {
          evaluator.settle(data.validation().get().indexes(), features);
        }
        learner.use(features);
        return fitting.run(shuffle, listener);
      }
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
    List<NetworkSpec> networks = spec.networks(network.spec());
    NetworkSpec last = networks.get(networks.size() - 1);
    // What is frozen has no penalty in the loss.
    if (!last.equals(network.spec())) {
      try (Network frozen = network.as(last)) {
        return measure(frozen, selection);
      }
    }
    return measure(network, selection);
  }

  private Evaluation measure(Network network, Selection selection) throws InterruptedException {
    Stream nothing = seeding.stream(Purpose.DROPOUT);
    try (Learner learner = new Learner(network, spec, data.feed(), nothing)) {
      return evaluator(learner, network).evaluate(selection.indexes());
    }
  }

  /** The same in every phase, so that the same weights always give the same figures. */
  private Evaluator evaluator(Learner learner, Network network) {
    spec.objective().metrics().forEach(metric -> metric.check(network.outputs()));
    return new Evaluator(learner, spec, data.train().examples(), network);
  }
}
