package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import regulus.learning.engine.Tensor;
import regulus.learning.network.NetworkSpec.NamedLayer;

/**
 * The order in which a network's operations run. It is the order of the layers but for two
 * liberties that change no result: a max pooling overtakes the end of the layer before it ({@link
 * Deferring}), and the last layer's activation is left to the caller ({@link Activated}).
 */
final class Plan {
  /** One or more layers run as one. */
  private interface Stage {
    Tensor run(Tensor input, Function<NamedLayer, Pass> passes);
  }

  private final List<Stage> stages = new ArrayList<>();

  private Plan() {}

  static Plan of(List<NamedLayer> layers) {
    Plan plan = new Plan();
    int last = layers.size() - 1;
    for (int i = 0; i <= last; i++) {
      NamedLayer layer = layers.get(i);
      if (i < last && overtakes(layers.get(i + 1).layer(), layer.layer())) {
        plan.stages.add(overtaking(layer, layers.get(i + 1)));
        i++;
      } else {
        plan.stages.add(i == last ? ending(layer) : whole(layer));
      }
    }
    return plan;
  }

  Tensor run(Tensor input, Function<NamedLayer, Pass> passes) {
    Tensor x = input;
    for (Stage stage : stages) {
      x = stage.run(x, passes);
    }
    return x;
  }

  private static boolean overtakes(Layer pooling, Layer before) {
    return pooling instanceof Maximum && before instanceof Deferring layer && layer.defers();
  }

  private static Stage overtaking(NamedLayer before, NamedLayer pooling) {
    Deferring layer = (Deferring) before.layer();
    return (input, passes) -> {
      Pass pass = passes.apply(before);
      return layer.deferred(layer.undeferred(input, (Maximum) pooling.layer(), pass), pass);
    };
  }

  private static Stage ending(NamedLayer last) {
    return last.layer() instanceof Activated layer
        ? (input, passes) -> layer.beforeActivation(input, passes.apply(last))
        : whole(last);
  }

  private static Stage whole(NamedLayer layer) {
    return (input, passes) -> layer.layer().forward(input, passes.apply(layer));
  }
}
