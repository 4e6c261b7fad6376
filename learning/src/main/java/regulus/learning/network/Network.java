package regulus.learning.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import regulus.learning.engine.Backpropagation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Tensor;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.random.Stream;

/**
 * A network with weights. Mutable through them alone: training, {@link #load} and {@link #restore}
 * change them. Belongs to the thread that built it, and holds native memory until it is closed.
 */
public final class Network implements AutoCloseable {
  private final NetworkSpec spec;
  private final Shapes shapes;
  private final Precision precision;
  private final Weights weights;
  private final Plan plan;
  private final Settled settled;

  private Network(NetworkSpec spec, Precision precision) {
    this.spec = spec;
    this.shapes = Shapes.of(spec);
    this.precision = precision;
    this.weights = new Weights(shapes, precision);
    this.plan = Plan.of(spec);
    this.settled = Settled.of(spec);
  }

  /**
   * Builds a network and draws its weights.
   *
   * @param initialize each weight is drawn from {@code initialize.named("layer/weight")}
   * @throws InvalidLayer if a layer does not fit where it stands
   */
  public static Network build(NetworkSpec spec, Stream initialize) {
    return build(spec, initialize, Precision.FLOAT32);
  }

  /** As {@link #build(NetworkSpec, Stream)}, computing in the given precision. */
  public static Network build(NetworkSpec spec, Stream initialize, Precision precision) {
    LibTorch.claimThread();
    Network network = new Network(spec, precision);
    network.weights.draw(initialize);
    return network;
  }

  /**
   * A network of its own with the same layers, weights and precision.
   *
   * @param other the same layers, other ones of them frozen
   */
  public Network as(NetworkSpec other) {
    Network network = new Network(other, precision);
    network.copy(this);
    return network;
  }

  /** Takes over the weights of a network of the same layers, to the bit. */
  public void copy(Network other) {
    weights.copy(other.weights);
  }

  public NetworkSpec spec() {
    return spec;
  }

  public Precision precision() {
    return precision;
  }

  /** How many numbers the last layer gives for each example. */
  public int outputs() {
    return shapes.output().elements();
  }

  /** A copy of all weights by {@code layer/weight}, in Keras' order, shapes and layout. */
  public Map<String, WeightArray> weights() {
    return weights.copy();
  }

  /**
   * Replaces all weights.
   *
   * @throws InvalidWeights if names or shapes are not this network's; nothing is changed then
   */
  public void load(Map<String, WeightArray> arrays) {
    weights.load(arrays);
  }

  /**
   * Whether weights are those of a network, before memory is taken for it.
   *
   * @throws InvalidWeights if names or shapes are not
   */
  public static void check(NetworkSpec spec, Map<String, WeightArray> arrays) {
    Weights.check(Shapes.of(spec), arrays);
  }

  /**
   * Replaces some weights, by {@code layer/weight}.
   *
   * @throws InvalidWeights if the network has not all of them in these shapes
   */
  public void replace(Map<String, WeightArray> some) {
    if (some.isEmpty()) {
      return;
    }
    Map<String, WeightArray> all = new LinkedHashMap<>(weights.copy());
    some.forEach(
        (name, array) -> {
          if (all.put(name, array) == null) {
            throw new InvalidWeights("The network has no weight " + name + ".");
          }
        });
    weights.load(all);
  }

  public Snapshot snapshot() {
    return weights.snapshot();
  }

  public void restore(Snapshot snapshot) {
    weights.restore(snapshot);
  }

  /** The trainable weights as optimizers see them. */
  public ParameterVector parameters() {
    return weights.vector();
  }

  /**
   * The network's outputs before the last layer's activation; {@link #activate} completes them.
   *
   * @param input [batch, height, width, channels]
   */
  public Tensor forward(Tensor input, Mode mode) {
    return plan.run(input, layer -> pass(layer, mode));
  }

  /** The layers that give the same for an example in every epoch. */
  public Settled settled() {
    return settled;
  }

  /**
   * What the {@link #settled} layers give.
   *
   * @param input [batch, height, width, channels]
   */
  public Tensor settle(Tensor input) {
    return plan.run(0, settled.layers(), input, layer -> pass(layer, Mode.INFERENCE));
  }

  /** As {@link #forward}, from what {@link #settle} gave. */
  public Tensor forwardSettled(Tensor features, Mode mode) {
    int end = spec.layers().size();
    return plan.run(settled.layers(), end, features, layer -> pass(layer, mode));
  }

  /**
   * As {@link #forward} when not training, layer by layer: {@link Plan}'s liberties are not taken,
   * so that every layer's own output can be seen.
   *
   * @param input [batch, height, width, channels]
   * @return the outputs before the last layer's activation
   */
  public Tensor observe(Tensor input, Tap tap) {
    List<NamedLayer> layers = spec.layers();
    if (layers.isEmpty()) {
      return input;
    }
    Map<String, Tensor> outputs = new HashMap<>(Map.of(NetworkSpec.INPUT, input));
    int end = layers.size() - 1;
    for (int i = 0; i < end; i++) {
      NamedLayer layer = layers.get(i);
      Pass pass = pass(layer, Mode.INFERENCE);
      Tensor output = Plan.whole(layer, taken(i, outputs), pass);
      outputs.put(layer.name(), tap.at(layer.name(), output));
    }
    Pass pass = pass(layers.get(end), Mode.INFERENCE);
    Tensor ending = Plan.ending(layers.get(end), taken(end, outputs), pass);
    tap.at(layers.get(end).name(), activate(ending));
    return ending;
  }

  private List<Tensor> taken(int place, Map<String, Tensor> outputs) {
    return spec.sources(place).stream().map(outputs::get).map(Objects::requireNonNull).toList();
  }

  Pass pass(NamedLayer layer, Mode mode) {
    return new LayerPass(layer, weights.ofLayer(layer.name()), mode);
  }

  /** The last layer's activation, if it has one. */
  public Optional<Activation> lastActivation() {
    return spec.layers().isEmpty()
            || !(spec.layers().get(spec.layers().size() - 1).layer() instanceof Activated last)
        ? Optional.empty()
        : Optional.of(last.activation());
  }

  /** The network's outputs from what {@link #forward} gave. */
  public Tensor activate(Tensor beforeActivation) {
    return lastActivation().map(f -> f.apply(beforeActivation)).orElse(beforeActivation);
  }

  /** The sum of all weight penalties, if there are any; gradients flow through it. */
  public Optional<Tensor> penalty() {
    return weights.penalty();
  }

  /** Brings the trainable weights back to what their constraints allow; after every update. */
  public void constrain() {
    weights.constrain();
  }

  @Override
  public void close() {
    weights.close();
  }

  private record LayerPass(NamedLayer layer, Map<String, Tensor> weights, Mode mode)
      implements Pass {
    @Override
    public Tensor weight(String name) {
      Tensor weight = weights.get(name);
      if (weight == null) {
        throw new IllegalArgumentException(layer.name() + " declared no weight " + name + ".");
      }
      return weight;
    }

    @Override
    public boolean training() {
      return mode.trains() && !layer.inference();
    }

    @Override
    public boolean frozen() {
      return layer.frozen();
    }

    @Override
    public Optional<Backpropagation> back() {
      return mode.back();
    }

    @Override
    public Optional<Activities> activities() {
      return mode.activities();
    }

    @Override
    public Stream random() {
      return mode.random()
          .orElseThrow(() -> new IllegalStateException("Nothing is random when not training."))
          .named(layer.name());
    }
  }
}
