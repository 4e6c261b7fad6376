package regulus.learning.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import regulus.learning.data.InvalidData;
import regulus.learning.keras.LegacyOrder.Variable;
import regulus.learning.layer.Normalization;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;
import regulus.learning.network.WeightSpec;
import tools.jackson.databind.JsonNode;

/**
 * The weights of an HDF5 file: a group for each layer of the outermost model, which lists its
 * arrays in the {@linkplain LegacyOrder order} of the layer's weights.
 *
 * @param file which has them
 * @param root the group of these groups, with what stands behind it: nothing, or {@code
 *     model_weights/}
 */
record LegacyWeights(WeightGroups file, String root) {
  private static final String LAYERS = "layer_names";
  private static final String ARRAYS = "weight_names";

  /** What Keras has called weights ever since its layers name them. */
  private static final Set<String> WORDS =
      Set.of(
          "kernel",
          "bias",
          "gamma",
          "beta",
          "moving_mean",
          "moving_variance",
          "depthwise_kernel",
          "pointwise_kernel",
          "alpha",
          "mean",
          "variance",
          "count");

  /** Stands for the numbers that a normalization has, as long as nobody asks for them. */
  private static final WeightArrays ONES =
      place -> Optional.of(new WeightArray(List.of(), new float[] {1}));

  /**
   * The same by the places of a {@code .keras} file.
   *
   * @param config the network, as such a file says it
   * @param former whether Keras 2 or older wrote the file
   * @throws InvalidData if a layer lacks arrays, or has others
   */
  WeightArrays placed(JsonNode config, boolean former) {
    LegacyOrder order = new LegacyOrder(former, variables(NetworkReader.read(config, ONES)));
    Map<String, String> paths = new HashMap<>();
    for (JsonNode layer : JsonFacts.elements(config.path("config").path("layers"))) {
      List<Variable> variables = order.of(layer);
      if (!variables.isEmpty()) {
        place(LegacyOrder.name(layer), variables, paths);
      }
    }
    return place -> Optional.ofNullable(paths.get(place)).map(file::array);
  }

  private void place(String layer, List<Variable> variables, Map<String, String> paths) {
    List<String> names = file.names(root + layer, ARRAYS);
    if (names.size() != variables.size()) {
      throw new InvalidData(
          "it has %d arrays of the layer '%s', its network needs %d."
              .formatted(names.size(), layer, variables.size()));
    }
    for (int i = 0; i < names.size(); i++) {
      Variable variable = variables.get(i);
      String word = word(names.get(i));
      if (WORDS.contains(word) && !word.endsWith(last(variable.name()))) {
        throw new InvalidData(
            "array %d of the layer '%s' is called %s, where its network has the %s."
                .formatted(i + 1, layer, names.get(i), variable.name()));
      }
      paths.put(variable.place(), root + layer + "/" + names.get(i));
    }
  }

  private static Map<String, List<Variable>> variables(ReadNetwork network) {
    Map<String, List<Variable>> variables = new HashMap<>();
    for (LayerShape layer : Shapes.of(network.spec()).layers()) {
      String place = Objects.requireNonNull(network.places().get(layer.name()));
      variables.put(
          layer.name(),
          network.form().adapted().contains(layer.name())
              ? adapted(place)
              : variables(layer, place));
    }
    return variables;
  }

  private static List<Variable> variables(LayerShape layer, String place) {
    List<WeightSpec> weights = layer.layer().weights(layer.inputs().get(0));
    List<String> places = KerasFile.variables(place, weights);
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      WeightSpec weight = weights.get(i);
      variables.add(new Variable(places.get(i), weight.name(), weight.trainable()));
    }
    return variables;
  }

  /** Of a normalization whose numbers are among the weights. */
  private static List<Variable> adapted(String place) {
    return List.of(
        new Variable(place + KerasFile.VARIABLES + 0, "mean", false),
        new Variable(place + KerasFile.VARIABLES + 1, "variance", false),
        new Variable(place + KerasFile.VARIABLES + 2, Normalization.COUNT, false));
  }

  /**
   * The same without their network, by names: {@code conv2d/kernel}, {@code block/conv/kernel}.
   * Files from before Keras named weights so have numbers there: {@code conv2d/0}.
   *
   * @throws InvalidData if no layers are named
   */
  Map<String, WeightArray> named() {
    List<String> layers = file.names(root, LAYERS);
    if (layers.isEmpty()) {
      throw new InvalidData(
          "its weights do not name their layers, as those that Keras 3 saves alone; in Keras, build"
              + " the network, load them with model.load_weights and keep both with"
              + " model.save(\"model.keras\"), which weights are taken from, too.");
    }
    Map<String, WeightArray> named = new LinkedHashMap<>();
    for (String layer : layers) {
      List<String> names = file.names(root + layer, ARRAYS);
      boolean spoken = names.stream().map(LegacyWeights::word).allMatch(WORDS::contains);
      boolean single = names.stream().map(LegacyWeights::owner).distinct().count() == 1;
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        if (word(name).equals(Normalization.COUNT)) {
          continue;
        }
        WeightArray array = file.array(root + layer + "/" + name);
        for (String key : spoken ? keys(layer, name, single) : Set.of(String.valueOf(i))) {
          named.put(layer + NetworkSpec.WITHIN + key, array);
        }
      }
    }
    return named;
  }

  /**
   * @param single whether all weights of the group are of one layer, which is then the group's,
   *     however it was called when they were made
   */
  private static Set<String> keys(String layer, String name, boolean single) {
    String path = "/" + plain(name);
    int end = path.lastIndexOf("/" + layer + "/");
    Set<String> keys = new LinkedHashSet<>();
    keys.add(path.substring(end < 0 ? 1 : end + layer.length() + 2));
    if (single) {
      keys.add(word(name));
    }
    return keys;
  }

  /** Without the number that TensorFlow gave to outputs. */
  private static String plain(String name) {
    return name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
  }

  private static String word(String name) {
    return last(plain(name));
  }

  private static String owner(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
