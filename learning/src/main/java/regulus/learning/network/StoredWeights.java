package regulus.learning.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import regulus.learning.network.Shapes.LayerShape;

/**
 * Weights from a file, under the names and in the layout of the program that wrote it.
 *
 * <p>They are looked up by the names of layers and weights: {@code features/conv2d_1/kernel} as
 * Regulus writes them, {@code conv2d_1/kernel} as Keras does ({@code depthwise_kernel} for a
 * depthwise convolution), or {@code conv2d_1/0} by their order, where it did not yet name them. In
 * a file without such names they are looked up as Gluon writes them: {@code conv2d_1_weight} behind
 * what all names begin with, kernels as [out, in, height, width], {@code running_mean} and {@code
 * running_var}.
 *
 * @param origin what problems call the file
 * @param sha256 of the file, hexadecimal
 */
public record StoredWeights(String origin, String sha256, Map<String, WeightArray> arrays) {
  private static final String DEPTHWISE = "depthwise_kernel";
  private static final Map<String, String> GLUON =
      Map.of("kernel", "weight", "moving_mean", "running_mean", "moving_variance", "running_var");

  public StoredWeights {
    arrays = Map.copyOf(arrays);
  }

  /**
   * The weights that a sub-network's layers begin with, under their full names.
   *
   * @throws InvalidWeights if one of them is not here, or has another shape
   */
  public Map<String, WeightArray> matching(Pretrained wanted, Shapes shapes) {
    Map<String, WeightArray> matching = new LinkedHashMap<>();
    for (String layer : wanted.layers()) {
      String full = wanted.full(layer);
      LayerShape shape = shapes.layer(full);
      for (int i = 0; i < shape.weights().size(); i++) {
        WeightSpec weight = shape.weights().get(i);
        matching.put(full + "/" + weight.name(), matching(wanted, layer, weight, i));
      }
    }
    return matching;
  }

  private WeightArray matching(Pretrained wanted, String layer, WeightSpec weight, int number) {
    List<String> names =
        List.of(
            wanted.full(layer) + "/" + weight.name(),
            layer + "/" + weight.name(),
            weight.name().equals("kernel") ? layer + "/" + DEPTHWISE : layer + "/" + weight.name(),
            layer + "/" + number);
    Optional<String> keras = names.stream().filter(arrays::containsKey).findFirst();
    if (keras.isPresent()) {
      return fitting(keras.get(), weight, Objects.requireNonNull(arrays.get(keras.get())));
    }
    String gluon = beginning() + layer + "_" + GLUON.getOrDefault(weight.name(), weight.name());
    WeightArray array = arrays.get(gluon);
    if (array == null) {
      throw new InvalidWeights(
          origin
              + " has no tensor "
              + names.get(1)
              + ", which "
              + (wanted.within().isEmpty() ? "the network" : wanted.within())
              + " needs"
              + shape(weight)
              + ".");
    }
    return fitting(gluon, weight, turned(array, weight));
  }

  private WeightArray fitting(String name, WeightSpec weight, WeightArray array) {
    if (!array.shape().equals(weight.shape())) {
      throw new InvalidWeights(
          "The tensor "
              + name
              + " of "
              + origin
              + " does not fit: expected "
              + weight.shape()
              + ", found "
              + array.shape()
              + ".");
    }
    return array;
  }

  private static String shape(WeightSpec weight) {
    return " in the shape " + weight.shape();
  }

  /** What all names begin with, up to a low line. */
  private String beginning() {
    String common = arrays.keySet().stream().reduce(StoredWeights::common).orElse("");
    return common.substring(0, common.lastIndexOf('_') + 1);
  }

  private static String common(String a, String b) {
    int end = 0;
    while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    return a.substring(0, end);
  }

  /** From out, in, height, width to the order in which Keras has a kernel of this shape. */
  private static WeightArray turned(WeightArray array, WeightSpec weight) {
    if (array.shape().size() == 2 && weight.shape().size() == 2) {
      return array.arranged(List.of(1, 0));
    }
    if (array.shape().size() != 4 || weight.shape().size() != 4) {
      return array;
    }
    WeightArray usual = array.arranged(List.of(2, 3, 1, 0));
    return usual.shape().equals(weight.shape()) ? usual : array.arranged(List.of(2, 3, 0, 1));
  }
}
