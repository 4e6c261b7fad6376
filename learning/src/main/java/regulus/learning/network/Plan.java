package regulus.learning.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.network.NetworkSpec.NamedLayer;

/**
 * The order in which a network's operations run. It is the order of the layers but for two
 * liberties that change no result: a max pooling overtakes the end of the layer that it alone reads
 * ({@link Deferring}), and the last layer's activation is left to the caller ({@link Activated}).
 * What nobody reads any more is freed at once.
 */
final class Plan {
  /** One or more layers run as one. */
  private interface Operation {
    Tensor run(List<Tensor> inputs, Function<NamedLayer, Pass> passes);
  }

  /**
   * @param result the slot that it fills; slot 0 is the network's input, layer i fills i + 1
   * @param from the slots that it reads
   * @param layer whose output it gives
   */
  private record Stage(int result, List<Integer> from, Operation operation, NamedLayer layer) {
    /** Adds what the layer's output costs. */
    void charge(Tensor given, boolean ending, Function<NamedLayer, Pass> passes) {
      Optional<Regularizer> regularizer = layer.layer().activityRegularizer();
      Optional<Activities> activities =
          regularizer.isEmpty() ? Optional.empty() : passes.apply(layer).activities();
      if (activities.isPresent()) {
        Tensor output =
            ending && layer.layer() instanceof Activated last
                ? last.activation().apply(given)
                : given;
        activities.get().add(regularizer.orElseThrow(), output);
      }
    }
  }

  private final List<Stage> stages;

  /** For each stage, the slots that nobody reads after it. */
  private final List<List<Integer>> done;

  private final int slots;

  private Plan(List<Stage> stages, int slots) {
    this.stages = List.copyOf(stages);
    this.slots = slots;
    this.done = done(stages);
  }

  static Plan of(NetworkSpec spec) {
    List<NamedLayer> layers = spec.layers();
    Map<String, Integer> readers = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      spec.sources(i).forEach(source -> readers.merge(source, 1, Integer::sum));
    }
    Map<String, Integer> places = new HashMap<>(Map.of(NetworkSpec.INPUT, -1));
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Integer> from =
          spec.sources(i).stream().map(places::get).map(Objects::requireNonNull).toList();
      int before = from.get(0);
      places.put(layers.get(i).name(), i);
      if (before >= 0 && overtakes(layers.get(i), layers.get(before), readers)) {
        Stage overtaken = remove(stages, before + 1);
        stages.add(
            new Stage(
                i + 1,
                overtaken.from(),
                overtaking(layers.get(before), layers.get(i)),
                layers.get(i)));
      } else {
        List<Integer> read = from.stream().map(place -> place + 1).toList();
        boolean last = i == layers.size() - 1;
        stages.add(new Stage(i + 1, read, operation(layers.get(i), last), layers.get(i)));
      }
    }
    return new Plan(stages, layers.size() + 1);
  }

  private static Stage remove(List<Stage> stages, int result) {
    Stage stage = stages.stream().filter(s -> s.result() == result).findFirst().orElseThrow();
    stages.remove(stage);
    return stage;
  }

  private static List<List<Integer>> done(List<Stage> stages) {
    Map<Integer, Integer> lastReader = new HashMap<>();
    for (int i = 0; i < stages.size(); i++) {
      for (int slot : stages.get(i).from()) {
        lastReader.put(slot, i);
      }
    }
    List<List<Integer>> done = new ArrayList<>();
    stages.forEach(stage -> done.add(new ArrayList<>()));
    lastReader.forEach((slot, reader) -> done.get(reader).add(slot));
    return done;
  }

  /** Runs all layers. */
  Tensor run(Tensor input, Function<NamedLayer, Pass> passes) {
    return run(0, slots - 1, input, passes);
  }

  /**
   * Runs the layers from one to before another, by their places; nothing outside of them may take
   * what they give but the last one's output.
   *
   * @param input what the layer before gave
   */
  Tensor run(int from, int to, Tensor input, Function<NamedLayer, Pass> passes) {
    @Nullable Tensor[] held = new Tensor[slots];
    try {
      for (int i = 0; i < stages.size(); i++) {
        Stage stage = stages.get(i);
        if (stage.result() <= from || stage.result() > to) {
          continue;
        }
        List<Tensor> inputs = new ArrayList<>();
        for (int slot : stage.from()) {
          inputs.add(slot == from ? input : Objects.requireNonNull(held[slot]));
        }
        Tensor given = Scope.keep(() -> stage.operation().run(inputs, passes));
        held[stage.result()] = given;
        stage.charge(given, stage.result() == slots - 1, passes);
        done.get(i).forEach(slot -> free(held, slot));
      }
      Tensor output = held[to];
      return output == null ? input : Scope.lend(output);
    } finally {
      for (int slot = 0; slot < slots; slot++) {
        free(held, slot);
      }
    }
  }

  private static void free(@Nullable Tensor[] held, int slot) {
    Tensor tensor = held[slot];
    if (tensor != null) {
      Scope.free(tensor);
      held[slot] = null;
    }
  }

  private static boolean overtakes(
      NamedLayer pooling, NamedLayer before, Map<String, Integer> readers) {
    return pooling.layer() instanceof Maximum
        && before.layer() instanceof Deferring layer
        && layer.defers()
        && Objects.equals(readers.get(before.name()), 1);
  }

  private static Operation overtaking(NamedLayer before, NamedLayer pooling) {
    Deferring layer = (Deferring) before.layer();
    return (inputs, passes) -> {
      Pass pass = passes.apply(before);
      Tensor pooled = layer.undeferred(inputs.get(0), (Maximum) pooling.layer(), pass);
      return layer.deferred(pooled, pass);
    };
  }

  private static Operation operation(NamedLayer layer, boolean last) {
    return last
        ? (inputs, passes) -> ending(layer, inputs, passes.apply(layer))
        : (inputs, passes) -> whole(layer, inputs, passes.apply(layer));
  }

  /** What the last layer gives before its activation, if it has one. */
  static Tensor ending(NamedLayer last, List<Tensor> inputs, Pass pass) {
    return last.layer() instanceof Activated layer
        ? layer.beforeActivation(inputs.get(0), pass)
        : whole(last, inputs, pass);
  }

  /** What a layer gives. */
  static Tensor whole(NamedLayer layer, List<Tensor> inputs, Pass pass) {
    return layer.layer() instanceof Merging merging
        ? merging.forward(inputs)
        : layer.layer().forward(inputs.get(0), pass);
  }
}
