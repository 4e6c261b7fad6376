package regulus.learning.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.random.Stream;

/**
 * The weights of one network by name. Mutable: training changes them. Holds native memory until it
 * is closed.
 */
final class Weights implements AutoCloseable {
  /** A weight where it is kept: in the vector at {@code index} if the optimizer may change it. */
  private record Slot(WeightSpec spec, int index, Tensor tensor) {}

  private final ParameterVector vector;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<String, Map<String, Tensor>> byLayer = new HashMap<>();

  Weights(Shapes shapes, Precision precision) {
    List<List<Integer>> trainable = new ArrayList<>();
    for (LayerShape layer : shapes.layers()) {
      layer.weights().stream()
          .filter(WeightSpec::trainable)
          .forEach(spec -> trainable.add(spec.shape()));
    }
    vector = new ParameterVector(trainable, precision);
    int next = 0;
    for (LayerShape layer : shapes.layers()) {
      Map<String, Tensor> local = new HashMap<>();
      for (WeightSpec spec : layer.weights()) {
        int index = spec.trainable() ? next++ : -1;
        Tensor tensor = index >= 0 ? vector.weight(index) : fixed(spec, precision);
        slots.put(layer.name() + "/" + spec.name(), new Slot(spec, index, tensor));
        local.put(spec.name(), tensor);
      }
      byLayer.put(layer.name(), local);
    }
  }

  private static Tensor fixed(WeightSpec spec, Precision precision) {
    return Scope.keep(() -> ParameterVector.alone(spec.shape(), precision));
  }

  /** Draws every weight from a stream of its own, so that a layer starts alike in all variants. */
  void draw(Stream initialize) {
    slots.forEach(
        (name, slot) ->
            set(slot, slot.spec().initializer().draw(slot.spec().shape(), initialize.named(name))));
  }

  ParameterVector vector() {
    return vector;
  }

  Map<String, Tensor> ofLayer(String layer) {
    return byLayer.getOrDefault(layer, Map.of());
  }

  Map<String, WeightArray> copy() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) ->
            arrays.put(
                name, new WeightArray(slot.spec().shape(), Scope.get(slot.tensor()::floats))));
    return arrays;
  }

  void load(Map<String, WeightArray> arrays) {
    Map<String, WeightSpec> specs = new LinkedHashMap<>();
    slots.forEach((name, slot) -> specs.put(name, slot.spec()));
    check(specs, arrays);
    slots.forEach((name, slot) -> set(slot, required(arrays, name).values()));
  }

  /** As {@link #load} would, without a network. */
  static void check(Shapes shapes, Map<String, WeightArray> arrays) {
    Map<String, WeightSpec> specs = new LinkedHashMap<>();
    shapes
        .layers()
        .forEach(
            layer ->
                layer.weights().forEach(spec -> specs.put(layer.name() + "/" + spec.name(), spec)));
    check(specs, arrays);
  }

  private static WeightArray required(Map<String, WeightArray> arrays, String name) {
    WeightArray array = arrays.get(name);
    if (array == null) {
      throw new InvalidWeights("The weights lack " + name + ", which the network has.");
    }
    return array;
  }

  private static void check(Map<String, WeightSpec> specs, Map<String, WeightArray> arrays) {
    specs.forEach(
        (name, spec) -> {
          List<Integer> received = required(arrays, name).shape();
          if (!received.equals(spec.shape())) {
            throw new InvalidWeights(
                "Invalid shape of "
                    + name
                    + ": expected "
                    + spec.shape()
                    + ", received "
                    + received
                    + ".");
          }
        });
    arrays.keySet().stream()
        .filter(name -> !specs.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidWeights("The network has no weight " + name + ".");
            });
  }

  /** Takes over all values from weights of the same names, trainable there or not. */
  void copy(Weights others) {
    if (!slots.keySet().equals(others.slots.keySet())) {
      throw new InvalidWeights("The networks do not have the same weights.");
    }
    slots.forEach(
        (name, slot) -> {
          Slot other = Objects.requireNonNull(others.slots.get(name));
          Scope.run(() -> Gradients.off(() -> Updates.copy(other.tensor(), slot.tensor())));
        });
  }

  private void set(Slot slot, float[] values) {
    if (slot.index() >= 0) {
      vector.set(slot.index(), values);
      return;
    }
    Scope.run(
        () ->
            Updates.copy(
                Creation.of(values, Precision.FLOAT32, slot.spec().shape()), slot.tensor()));
  }

  /** The sum of all penalties, if any weight has one. */
  Optional<Tensor> penalty() {
    return slots.values().stream()
        .flatMap(slot -> slot.spec().regularizer().map(r -> r.penalty(slot.tensor())).stream())
        .reduce(Arithmetic::add);
  }

  void constrain() {
    slots.values().forEach(Weights::constrain);
  }

  private static void constrain(Slot slot) {
    slot.spec()
        .constraint()
        .ifPresent(
            constraint ->
                Scope.run(
                    () ->
                        Gradients.off(
                            () -> Updates.copy(constraint.apply(slot.tensor()), slot.tensor()))));
  }

  Snapshot snapshot() {
    return new Snapshot(
        vector.copy(), fixedTensors().stream().map(t -> Scope.get(t::doubles)).toList());
  }

  void restore(Snapshot snapshot) {
    vector.restore(snapshot.trainable());
    List<Tensor> fixed = fixedTensors();
    for (int i = 0; i < fixed.size(); i++) {
      Tensor tensor = fixed.get(i);
      double[] values = snapshot.fixed().get(i);
      Scope.run(() -> Updates.copy(Creation.of(values, Precision.FLOAT64, tensor.shape()), tensor));
    }
  }

  private List<Tensor> fixedTensors() {
    return slots.values().stream().filter(s -> s.index() < 0).map(Slot::tensor).toList();
  }

  @Override
  public void close() {
    fixedTensors().forEach(Scope::free);
    vector.close();
  }
}
