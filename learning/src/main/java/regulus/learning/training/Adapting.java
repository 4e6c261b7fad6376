package regulus.learning.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Scope;
import regulus.learning.network.Adaptation;
import regulus.learning.network.Mode;
import regulus.learning.network.Network;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Stream;

/**
 * Shows training images to the layers that take numbers from them, as they are when they come to
 * the layer. Batches depend on nothing but the study, so that the numbers do not either.
 */
final class Adapting {
  private static final int MOST_IMAGES = 256;
  private static final int MOST_NUMBERS = 1 << 18;

  private final Network network;
  private final TrainingData data;

  Adapting(Network network, TrainingData data) {
    this.network = network;
    this.data = data;
  }

  void run() throws InterruptedException {
    Map<String, WeightArray> taken = new LinkedHashMap<>();
    for (LayerShape layer : Shapes.of(network.spec()).layers()) {
      Optional<Adaptation> adaptation = layer.adaptation();
      if (adaptation.isPresent()) {
        show(layer, adaptation.get());
        adaptation
            .get()
            .weights()
            .forEach((name, array) -> taken.put(layer.name() + "/" + name, array));
      }
    }
    network.replace(taken);
  }

  private void show(LayerShape layer, Adaptation adaptation) throws InterruptedException {
    int[] indexes = data.train().indexes();
    int size = batchSize(layer);
    // Nothing before such a layer has weights that could be drawn.
    try (Network before =
            Network.build(network.spec().before(layer.name()), new Stream(0), network.precision());
        Batches batches = new Batches(data.feed(), network.precision())) {
      for (int from = 0; from < indexes.length; from += size) {
        Interruption.check();
        int start = from;
        int end = Math.min(from + size, indexes.length);
        Scope.run(
            () ->
                Gradients.off(
                    () ->
                        adaptation.add(
                            before.activate(
                                before.forward(
                                    batches.images(indexes, start, end), Mode.INFERENCE)))));
      }
    }
  }

  private int batchSize(LayerShape layer) {
    int numbers =
        Math.max(layer.inputs().get(0).elements(), data.train().examples().shape().elements());
    return Math.max(1, Math.min(MOST_IMAGES, MOST_NUMBERS / numbers));
  }
}
