package regulus.learning.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import regulus.learning.data.Pixels;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.network.Network;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;

/**
 * Asks a trained network about single images, as it is used: nothing is dropped, batch
 * normalization uses its moving statistics. Belongs to the thread that built the network, and
 * leaves the network as it was.
 */
public final class Explainer {
  private static final float WHITE = 255;

  private final Network network;
  private final Anatomy anatomy;
  private final Pixels pixels;

  /**
   * @param pixels how bytes become the numbers that the network is fed
   */
  public Explainer(Network network, Pixels pixels) {
    this.network = network;
    this.anatomy = Anatomy.of(network.spec());
    this.pixels = pixels;
  }

  public Anatomy anatomy() {
    return anatomy;
  }

  /**
   * Everything that is asked for about one image.
   *
   * @throws regulus.learning.setting.InvalidSetting if a layer is not there or has nothing to show
   */
  public Explanation explain(Subject subject, Request request) {
    List<String> layers = request.layers().isEmpty() ? anatomy.usualMaps() : request.layers();
    float[] probabilities = probabilities(subject.image());
    List<FeatureMaps> maps = maps(subject.image(), layers);
    int predicted = new Explanation(subject, probabilities, List.of(), maps).predicted();
    List<Integer> classes =
        Stream.concat(Stream.of(predicted), request.classes().stream()).distinct().toList();
    List<HeatMap> heatMaps =
        request
            .camLayer()
            .or(anatomy::usualCam)
            .map(layer -> classes.stream().map(k -> gradCam(subject.image(), layer, k)).toList())
            .orElse(List.of());
    return new Explanation(subject, probabilities, heatMaps, maps);
  }

  /** What the network takes an image for, and nothing more. */
  public Explanation answer(Subject subject) {
    return new Explanation(subject, probabilities(subject.image()), List.of(), List.of());
  }

  /** The filters of the layers that a request names, or of the first two convolutions. */
  public List<Filters> filters(Request request) {
    List<String> layers =
        request.layers().isEmpty()
            ? anatomy.usualFilters()
            : anatomy.convolutionsAmong(request.layers());
    return request.filters().most() == 0 ? List.of() : layers.stream().map(this::filters).toList();
  }

  /** The probability of every class; of both where the network's only output is that of class 1. */
  public float[] probabilities(ShownImage image) {
    float[] outputs =
        Scope.get(
            () ->
                Gradients.without(
                    () -> network.activate(network.observe(input(image), (l, y) -> y)).floats()));
    return outputs.length == 1 ? new float[] {1 - outputs[0], outputs[0]} : outputs;
  }

  /**
   * What layers give, in the order in which they are named.
   *
   * @throws regulus.learning.setting.InvalidSetting if there is no such layer, or it gives no maps
   */
  public List<FeatureMaps> maps(ShownImage image, List<String> layers) {
    layers.forEach(layer -> anatomy.spatial("layers", layer));
    Map<String, float[]> seen = new HashMap<>();
    Scope.run(
        () ->
            Gradients.off(
                () ->
                    network.observe(
                        input(image),
                        (layer, output) -> {
                          if (layers.contains(layer)) {
                            seen.put(layer, output.floats());
                          }
                          return output;
                        })));
    return layers.stream().map(layer -> maps(layer, seen)).toList();
  }

  private FeatureMaps maps(String layer, Map<String, float[]> seen) {
    LayerShape shape = anatomy.layer("layers", layer);
    float[] values = Objects.requireNonNull(seen.get(layer), layer);
    return new FeatureMaps(layer, shape.layer().kind().kerasName(), shape.output(), values);
  }

  /**
   * Grad-CAM (Selvaraju and others 2017): {@code relu(Σ_k a_k·A_k)}, where A_k are the layer's maps
   * and a_k the mean over the map of the derivative of the class's score, before softmax or
   * sigmoid. With one output, the score of class 0 is the negative of class 1's.
   *
   * @throws regulus.learning.setting.InvalidSetting if there is no such layer, or it cannot be used
   */
  public HeatMap gradCam(ShownImage image, String layer, int classIndex) {
    LayerShape shape = anatomy.forCam("cam_layer", layer);
    List<Tensor> maps = new ArrayList<>();
    float[] values =
        Scope.get(
            () -> {
              Tensor scores =
                  network.observe(
                      input(image),
                      (name, output) -> name.equals(layer) ? variable(output, maps) : output);
              Gradients.backward(score(scores, classIndex));
              return Gradients.without(() -> weighted(maps.get(0)).floats());
            });
    Gradients.off(() -> Updates.zero(network.parameters().gradients()));
    rectify(values);
    return new HeatMap(layer, classIndex, shape.output().height(), shape.output().width(), values);
  }

  private static Tensor variable(Tensor output, List<Tensor> maps) {
    maps.add(Gradients.variable(output));
    return maps.get(0);
  }

  private Tensor score(Tensor scores, int classIndex) {
    int outputs = network.outputs();
    float[] selection = new float[outputs];
    selection[outputs == 1 ? 0 : classIndex] = outputs == 1 && classIndex == 0 ? -1 : 1;
    Tensor selected = Creation.of(selection, network.precision(), List.of(1, outputs));
    return Reductions.sum(Arithmetic.multiply(scores, selected));
  }

  private static Tensor weighted(Tensor maps) {
    Tensor weights = Reductions.meanOfImages(Gradients.of(maps), true);
    return Reductions.sumLast(Arithmetic.multiply(maps, weights));
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }

  /**
   * @throws regulus.learning.setting.InvalidSetting if there is no such layer
   * @throws IllegalArgumentException if it is no convolution
   */
  public Filters filters(String layer) {
    LayerShape shape = anatomy.layer("layers", layer);
    String name =
        Anatomy.kernel(shape)
            .orElseThrow(() -> new IllegalArgumentException(layer + " is no convolution."))
            .name();
    WeightArray kernel =
        Objects.requireNonNull(network.weights().get(layer + "/" + name), layer + "/" + name);
    return kernel.shape().get(3) == shape.output().channels()
        ? new Filters(layer, kernel)
        : Filters.depthwise(layer, kernel);
  }

  private Tensor input(ShownImage image) {
    if (!image.shape().equals(network.spec().input())) {
      throw new IllegalArgumentException(
          "The network is fed " + network.spec().input() + ", not " + image.shape() + ".");
    }
    float[] numbers = new float[image.pixels().length];
    for (int i = 0; i < numbers.length; i++) {
      int value = Byte.toUnsignedInt(image.pixels()[i]);
      numbers[i] = pixels == Pixels.UNIT ? value / WHITE : value;
    }
    List<Integer> sizes = new ArrayList<>(List.of(1));
    sizes.addAll(image.shape().dimensions());
    return Creation.of(numbers, network.precision(), sizes);
  }
}
