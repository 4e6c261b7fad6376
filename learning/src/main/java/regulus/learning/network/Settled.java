package regulus.learning.network;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes.LayerShape;

/**
 * The first layers of a network, as far as they give the same for an example in every epoch: their
 * weights are frozen or adapted, or they have none, they draw nothing, and what they give costs
 * nothing. All that the layers behind them take of them is the last one's output, so that it can be
 * computed once and kept.
 *
 * @param layers how many; 0 if nothing is saved, since no frozen weights are among them or nothing
 *     is trained behind them
 * @param output of the last of them, or the network's input
 */
public record Settled(int layers, Shape output) {
  /** Those of a network, as many as there are. */
  public static Settled of(NetworkSpec spec) {
    List<LayerShape> shapes = Shapes.of(spec).layers();
    for (int layers = unchanging(spec, shapes); layers > 0; layers--) {
      if (!isLeftBehind(spec, layers)) {
        continue;
      }
      boolean saves = parameters(shapes.subList(0, layers)) > 0;
      return saves ? new Settled(layers, shapes.get(layers - 1).output()) : none(spec);
    }
    return none(spec);
  }

  private static Settled none(NetworkSpec spec) {
    return new Settled(0, spec.input());
  }

  /** How many layers there are before the first that changes, which the last always does. */
  private static int unchanging(NetworkSpec spec, List<LayerShape> shapes) {
    List<NamedLayer> layers = spec.layers();
    for (int i = 0; i < layers.size(); i++) {
      NamedLayer layer = layers.get(i);
      boolean learns = !layer.frozen() && changes(shapes.get(i));
      boolean costs = layer.layer().activityRegularizer().isPresent();
      if (learns || costs || layer.draws()) {
        return i;
      }
    }
    return 0;
  }

  /** Whether training changes its weights if they are not frozen; adapted ones stay. */
  private static boolean changes(LayerShape layer) {
    return !layer.weights().isEmpty() && layer.adaptation().isEmpty();
  }

  /** Whether all layers behind the first ones take the last of these, or one another. */
  private static boolean isLeftBehind(NetworkSpec spec, int layers) {
    List<String> inside =
        spec.layers().subList(0, layers - 1).stream().map(NamedLayer::name).toList();
    for (int i = layers; i < spec.layers().size(); i++) {
      List<String> sources = spec.sources(i);
      if (sources.contains(NetworkSpec.INPUT) || sources.stream().anyMatch(inside::contains)) {
        return false;
      }
    }
    return true;
  }

  private static long parameters(List<LayerShape> layers) {
    return layers.stream().filter(Settled::changes).mapToLong(LayerShape::parameters).sum();
  }
}
