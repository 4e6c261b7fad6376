package regulus.learning.training;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Softmax;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Backpropagation;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Probabilities;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.network.Activation;
import regulus.learning.network.Activities;
import regulus.learning.network.Mode;
import regulus.learning.network.Network;
import regulus.learning.random.Stream;

/**
 * Takes single steps of a training: gathers a batch, computes loss and gradients, updates the
 * network's weights. Mutable: it changes the network and keeps the optimizer's state. Belongs to
 * the thread that made it, and holds native memory until it is closed; the network outlives it.
 */
public final class Learner implements AutoCloseable {
  private final Network network;
  private final Loss loss;
  private final Loss.Output output;
  private final float[] classWeights;
  private final boolean weighted;
  private final Feed feed;
  private final Batches batches;
  private final Stream dropout;
  private final Descent descent;
  private @Nullable Features features;

  /**
   * @param dropout of this trial; each layer and step draws from a stream of its own
   * @throws regulus.learning.setting.InvalidSetting if the loss does not fit the network's outputs
   *     and the data's classes, or a class weight is for no class
   */
  public Learner(Network network, TrainingSpec spec, Feed feed, Stream dropout) {
    LibTorch.claimThread();
    TrainingSpec.Objective objective = spec.objective();
    objective.loss().check(network.outputs(), feed.classes().size());
    OutputMeaning.check(objective.loss(), network.spec());
    this.network = network;
    this.loss = objective.loss();
    this.output = output(loss, network.lastActivation());
    this.classWeights = ClassWeights.byIndex(objective.classWeights(), feed.classes());
    this.weighted = !objective.classWeights().isEmpty();
    this.feed = feed;
    this.batches = new Batches(feed, network.precision());
    this.dropout = dropout;
    this.descent = new Descent(spec.optimizer(), network.parameters());
  }

  private static Loss.Output output(Loss loss, Optional<Activation> last) {
    if (loss.fromLogits()) {
      return loss.wanted().orElseThrow();
    }
    Activation activation = last.orElse(null);
    return activation instanceof Softmax
        ? Loss.Output.SOFTMAX_LOGITS
        : activation instanceof Sigmoid ? Loss.Output.SIGMOID_LOGITS : Loss.Output.PROBABILITIES;
  }

  /**
   * One update of the network's weights from the examples {@code indexes[from … to - 1]}, computed
   * at once.
   *
   * @param step updates done before this one in the whole training, from 0
   * @param learningRate of this update
   */
  public Step step(int[] indexes, int from, int to, long step, double learningRate) {
    return Scope.get(
        () -> {
          Step whole = gradients(indexes, new Chunk(from, to, from, to), step);
          Gradients.off(() -> change(step, learningRate));
          return whole;
        });
  }

  /** The examples {@code indexes[from … to - 1]} of the batch {@code indexes[start … end - 1]}. */
  record Chunk(int from, int to, int start, int end) {
    boolean first() {
      return from == start;
    }

    double share() {
      return (to - from) / (double) (end - start);
    }
  }

  /**
   * Adds a chunk's part to the gradients of its batch, for {@link #update}.
   *
   * @return with the chunk's part of the batch's loss; the penalties belong to the first chunk
   */
  Step add(int[] indexes, Chunk chunk, long step) {
    return Scope.get(() -> gradients(indexes, chunk, step));
  }

  /** One update of the network's weights from the gradients that were added up. */
  void update(long step, double learningRate) {
    Scope.run(() -> Gradients.off(() -> change(step, learningRate)));
  }

  /**
   * Gives the network the weights that a training ends with.
   *
   * @return whether they are others than after the last update: their average
   */
  boolean finish() {
    Scope.run(() -> Gradients.off(descent::finish));
    return descent.averages();
  }

  /** Forgets gradients that were added up and led to no update. */
  void forget() {
    Gradients.off(() -> Updates.zero(network.parameters().gradients()));
  }

  private void change(long step, double learningRate) {
    descent.step(step, learningRate);
    network.constrain();
  }

  private Step gradients(int[] indexes, Chunk chunk, long step) {
    Tensor labels = batches.labels(indexes, chunk.from(), chunk.to());
    try (Backpropagation back = new Backpropagation()) {
      Activities activities = new Activities();
      Mode mode = Mode.training(random(step, chunk), back).with(activities);
      Tensor outputs = forward(indexes, chunk.from(), chunk.to(), mode);
      Tensor mean = Reductions.mean(weighted(each(outputs, labels), indexes, chunk.from()));
      Tensor charged = charged(mean, activities);
      Tensor part = chunk.share() == 1 ? charged : Arithmetic.multiply(charged, chunk.share());
      Tensor total = chunk.first() ? penalized(part) : part;
      back.from(total);
      return Gradients.without(() -> result(total, outputs));
    }
  }

  private Stream random(long step, Chunk chunk) {
    Stream ofStep = dropout.at(step);
    return chunk.first() ? ofStep : ofStep.named("chunk").at(chunk.from() - chunk.start());
  }

  /**
   * The loss, without class weights, and outputs of the examples {@code indexes[from … to - 1]}, as
   * the network is used: nothing is dropped, batch normalization uses its moving statistics.
   */
  public Step evaluate(int[] indexes, int from, int to) {
    return Scope.get(() -> Gradients.without(() -> measured(indexes, from, to)));
  }

  private Step measured(int[] indexes, int from, int to) {
    Activities activities = new Activities();
    Tensor outputs = forward(indexes, from, to, Mode.INFERENCE.with(activities));
    Tensor each = each(outputs, batches.labels(indexes, from, to));
    return result(penalized(charged(Reductions.mean(each), activities)), outputs);
  }

  private Tensor forward(int[] indexes, int from, int to, Mode mode) {
    Optional<Tensor> kept = features == null ? Optional.empty() : features.of(indexes, from, to);
    return kept.isPresent()
        ? network.forwardSettled(kept.get(), mode)
        : network.forward(batches.images(indexes, from, to), mode);
  }

  /** From now on takes what these features hold instead of computing it. */
  void use(Features computed) {
    features = computed;
  }

  /** Computes what {@link #use} spares for the examples {@code indexes[from … to - 1]}. */
  void settle(int[] indexes, int from, int to, Features target) {
    Scope.run(
        () ->
            Gradients.off(
                () ->
                    target.put(indexes, from, network.settle(batches.images(indexes, from, to)))));
  }

  private Tensor each(Tensor outputs, Tensor labels) {
    boolean given = output != Loss.Output.PROBABILITIES && !loss.fromLogits();
    return loss.each(given ? outputs : network.activate(outputs), output, labels);
  }

  private Tensor weighted(Tensor each, int[] indexes, int from) {
    if (!weighted) {
      return each;
    }
    float[] weights = new float[each.size(0)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = classWeights[feed.examples().labels()[indexes[from + i]]];
    }
    return Arithmetic.multiply(
        each, Creation.of(weights, network.precision(), List.of(weights.length)));
  }

  private static Tensor charged(Tensor mean, Activities activities) {
    return activities.penalty().map(penalty -> Arithmetic.add(mean, penalty)).orElse(mean);
  }

  private Tensor penalized(Tensor mean) {
    return network.penalty().map(penalty -> Arithmetic.add(mean, penalty)).orElse(mean);
  }

  private Step result(Tensor total, Tensor outputs) {
    Tensor given = network.activate(outputs);
    Tensor answers = loss.fromLogits() ? probabilities(given) : given;
    return new Step(total.item(), answers.floats(), outputs.size(0));
  }

  private Tensor probabilities(Tensor scores) {
    return output == Loss.Output.SIGMOID_LOGITS
        ? Elementwise.sigmoid(scores)
        : Probabilities.softmax(scores);
  }

  @Override
  public void close() {
    descent.close();
    batches.close();
  }
}
