package regulus.learning.keras;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.Normalization;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;
import regulus.learning.network.WeightSpec;
import tools.jackson.databind.JsonNode;

/** Reads and writes {@code .keras} files; reads the HDF5 files that Keras had before. */
public final class KerasFile {
  static final String VARIABLES = "/vars/";

  private static final List<String> ENDINGS = List.of(".keras", ".h5", ".hdf5");

  /** For each example that a layer makes: half a GiB. */
  private static final int MOST_NUMBERS = 1 << 27;

  private KerasFile() {}

  /** Whether a file is called as Keras calls its models, now or in former times. */
  public static boolean named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /**
   * Reads a file that Keras or Regulus wrote: a Sequential or a functional model of one input and
   * one output, other such models among its layers.
   *
   * @throws InvalidData in one sentence if it is broken, or holds what Regulus does not have
   */
  public static KerasModel read(Path file) {
    return read(
        file, () -> LegacyFile.is(file) ? LegacyFile.model(file) : KerasArchive.read(file).parts());
  }

  static KerasModel read(Path file, Supplier<ModelParts> contents) {
    return said(
        file,
        () -> {
          try (ModelParts parts = contents.get()) {
            ReadNetwork network = NetworkReader.read(parts.config(), parts.weights());
            return new KerasModel(
                network.name(),
                network.spec(),
                weights(network, parts.weights()),
                parts.meaning(),
                network.form());
          }
        });
  }

  /**
   * The weights of a file that has them without their network, as {@code save_weights} wrote HDF5
   * files before Keras 3: {@code conv2d/kernel}.
   *
   * @return nothing if it has a network, which {@link #read} reads
   * @throws InvalidData in one sentence if it is broken, or does not name its layers
   */
  public static Optional<Map<String, WeightArray>> weightsAlone(Path file) {
    return said(file, () -> LegacyFile.is(file) ? LegacyFile.weights(file) : Optional.empty());
  }

  private static <T> T said(Path file, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (InvalidData problem) {
      throw new InvalidData("Cannot read " + file + ": " + problem.getMessage(), problem);
    } catch (InvalidLayer misfit) {
      throw new InvalidData("Cannot read " + file + ": " + misfit.getMessage(), misfit);
    }
  }

  private static Map<String, WeightArray> weights(ReadNetwork network, WeightArrays groups) {
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    for (LayerShape layer : Shapes.of(network.spec()).layers()) {
      requireModest(layer);
      String place = Objects.requireNonNull(network.places().get(layer.name()));
      List<String> places = variables(place, layer.weights());
      for (int i = 0; i < layer.weights().size(); i++) {
        WeightSpec weight = layer.weights().get(i);
        WeightArray array = groups.array(places.get(i));
        if (!array.shape().equals(weight.shape())) {
          throw new InvalidData(
              "the %s of the layer '%s' has the shape %s, its network needs %s."
                  .formatted(weight.name(), layer.name(), array.shape(), weight.shape()));
        }
        weights.put(layer.name() + "/" + weight.name(), array);
      }
    }
    return weights;
  }

  /** A small file can name layers that make something huge of a small image. */
  static void requireModest(LayerShape layer) {
    if (layer.output().elements() > MOST_NUMBERS) {
      throw new InvalidData(
          "the layer '%s' makes %,d numbers (%s) of one example; at most %,d are computed."
              .formatted(layer.name(), layer.output().elements(), layer.output(), MOST_NUMBERS));
    }
  }

  /**
   * Where a layer's weights lie: numbered, those of a layer within it, {@code query/kernel}, in its
   * own place, {@code query_dense}.
   */
  static List<String> variables(String place, List<WeightSpec> weights) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> variables = new ArrayList<>();
    for (WeightSpec weight : weights) {
      int end = weight.name().indexOf('/');
      String within = end < 0 ? "" : "/" + part(weight.name().substring(0, end));
      int number = numbers.merge(within, 1, Integer::sum) - 1;
      variables.add(place + within + VARIABLES + number);
    }
    return variables;
  }

  private static String part(String name) {
    return (name.equals("attention_output") ? "output" : name) + "_dense";
  }

  /**
   * Writes a file that Keras 3 opens with {@code keras.models.load_model}; the same model gives the
   * same bytes.
   *
   * @throws InvalidData if a layer cannot be said in Keras' words; nothing is written then
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public static void write(Path to, KerasModel model) throws IOException {
    JsonNode config = NetworkWriter.json(model);
    Map<String, String> places = places(model);
    Map<String, WeightArray> groups = new LinkedHashMap<>();
    List<String> counts = new ArrayList<>();
    for (LayerShape layer : Shapes.of(model.network()).layers()) {
      String place = Objects.requireNonNull(places.get(layer.name()));
      List<String> variables = variables(place, layer.weights());
      for (int i = 0; i < layer.weights().size(); i++) {
        String weight = layer.weights().get(i).name();
        if (layer.layer() instanceof Normalization && weight.equals(Normalization.COUNT)) {
          counts.add(variables.get(i));
          continue;
        }
        String name = layer.name() + "/" + weight;
        groups.put(variables.get(i), Objects.requireNonNull(model.weights().get(name), name));
      }
    }
    for (NamedLayer layer : model.network().layers()) {
      if (model.form().adapted().contains(layer.name())
          && layer.layer() instanceof Normalization adapted) {
        String place = Objects.requireNonNull(places.get(layer.name())) + VARIABLES;
        groups.put(place + 0, numbers(adapted.mean()));
        groups.put(place + 1, numbers(adapted.variance()));
        counts.add(place + 2);
      }
    }
    byte[] json = config.toString().getBytes(StandardCharsets.UTF_8);
    new KerasArchive(Metadata.bytes(model.meaning()), json, WeightGroups.bytes(groups, counts))
        .write(to);
  }

  /** Where Keras looks for the weights of each layer. */
  private static Map<String, String> places(KerasModel model) {
    KerasForm written = new KerasForm(model.form().models(), Set.of(), model.form().open());
    KerasModel plain =
        new KerasModel(model.name(), model.network(), model.weights(), model.meaning(), written);
    return NetworkReader.read(NetworkWriter.json(plain), WeightArrays.NONE).places();
  }

  private static WeightArray numbers(List<Double> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return new WeightArray(List.of(values.length), values);
  }
}
