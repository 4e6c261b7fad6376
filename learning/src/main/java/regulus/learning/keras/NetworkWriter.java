package regulus.learning.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import regulus.learning.Shape;
import regulus.learning.activation.Activations;
import regulus.learning.constraint.Constraints;
import regulus.learning.data.InvalidData;
import regulus.learning.initializer.Initializers;
import regulus.learning.layer.SpatialDropout2d;
import regulus.learning.network.Layer;
import regulus.learning.network.Merging;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.OpenSizes;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.regularizer.Regularizers;
import regulus.learning.setting.Family;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a network as Keras 3's {@code config.json}: as a Sequential model where each layer takes
 * the one before and is called like all others, as a Functional one elsewhere; sub-networks as
 * Functional models within it, unless the file that they come from says otherwise.
 */
final class NetworkWriter {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String INPUT_LAYER = "input_layer";

  private final Map<String, LayerShape> shapes = new HashMap<>();
  private final Shape input;
  private final OpenSizes open;
  private final KerasForm form;

  private NetworkWriter(NetworkSpec network, KerasForm form) {
    Shapes shapes = Shapes.of(network);
    this.input = shapes.input();
    this.open = OpenSizes.of(network, form.open());
    this.form = form;
    shapes.layers().forEach(layer -> this.shapes.put(layer.name(), layer));
  }

  static ObjectNode json(KerasModel model) {
    NetworkWriter writer = new NetworkWriter(model.network(), model.form());
    return writer.model(model.name(), "", model.network().layers(), NetworkSpec.INPUT);
  }

  /**
   * A layer, or those of a sub-network.
   *
   * @param name within its model
   * @param inference whether it is called with {@code training=False}; its layers are not, then
   */
  private record Block(String name, List<NamedLayer> layers, boolean whole, boolean inference) {
    static Block of(String name, List<NamedLayer> layers, boolean whole) {
      return NamedLayer.infer(layers)
          ? new Block(name, layers.stream().map(it -> it.inferring(false)).toList(), whole, true)
          : new Block(name, layers, whole, false);
    }

    String output() {
      return layers.get(layers.size() - 1).name();
    }
  }

  private ObjectNode model(String name, String prefix, List<NamedLayer> layers, String fed) {
    List<Block> blocks = blocks(prefix, layers);
    boolean wanted = form.model(prefix).map(KerasForm.Model::sequential).orElse(prefix.isEmpty());
    boolean sequential = wanted && isSequential(blocks, fed);
    String inputName = form.model(prefix).map(KerasForm.Model::input).orElse(INPUT_LAYER);
    ObjectNode json = object(sequential ? "keras" : "keras.src.models.functional");
    json.put("class_name", sequential ? "Sequential" : "Functional");
    ObjectNode config = json.putObject("config");
    config.put("name", name);
    config.put("trainable", true);
    ArrayNode list = config.putArray("layers");
    list.add(input(inputName, fed, !sequential));
    Map<String, String> names = new HashMap<>(Map.of(fed, inputName));
    for (Block block : blocks) {
      List<String> sources = sources(block, fed);
      ObjectNode layer =
          block.whole()
              ? model(
                  block.name(),
                  prefix + block.name() + NetworkSpec.WITHIN,
                  block.layers(),
                  sources.get(0))
              : layer(block.name(), block.layers().get(0));
      if (!sequential) {
        layer.put("name", block.name());
        connect(layer, sources, names, block);
      }
      names.put(block.output(), block.name());
      list.add(layer);
    }
    if (!sequential) {
      tensor(config.putArray("input_layers"), inputName);
      tensor(config.putArray("output_layers"), blocks.get(blocks.size() - 1).name());
    }
    json.put("registered_name", sequential ? null : "Functional");
    return json;
  }

  /** Layers of one sub-network, which stand together, are one block. */
  private static List<Block> blocks(String prefix, List<NamedLayer> layers) {
    Map<String, List<NamedLayer>> grouped = new LinkedHashMap<>();
    for (NamedLayer layer : layers) {
      String rest = layer.name().substring(prefix.length());
      int end = rest.indexOf(NetworkSpec.WITHIN);
      grouped
          .computeIfAbsent(end < 0 ? rest : rest.substring(0, end), n -> new ArrayList<>())
          .add(layer);
    }
    List<Block> blocks = new ArrayList<>();
    grouped.forEach(
        (name, inside) ->
            blocks.add(Block.of(name, inside, !inside.get(0).name().equals(prefix + name))));
    return blocks;
  }

  private boolean isSequential(List<Block> blocks, String fed) {
    String before = fed;
    for (Block block : blocks) {
      boolean merges = !block.whole() && block.layers().get(0).layer() instanceof Merging;
      if (merges || block.inference() || !sources(block, fed).equals(List.of(before))) {
        return false;
      }
      before = block.output();
    }
    return true;
  }

  /** What a block takes from outside. */
  private List<String> sources(Block block, String fed) {
    List<String> inside = block.layers().stream().map(NamedLayer::name).toList();
    if (!block.whole()) {
      return taken(inside.get(0));
    }
    List<String> outside =
        inside.stream()
            .flatMap(name -> taken(name).stream())
            .filter(source -> !inside.contains(source))
            .distinct()
            .toList();
    return outside.isEmpty() ? List.of(fed) : outside;
  }

  private List<String> taken(String layer) {
    LayerShape shape = Objects.requireNonNull(shapes.get(layer));
    List<String> taken = new ArrayList<>();
    shape
        .sources()
        .forEach(source -> taken.addAll(Collections.nCopies(shape.layer().arguments(), source)));
    return taken;
  }

  private Shape shape(String name) {
    return name.equals(NetworkSpec.INPUT)
        ? input
        : Objects.requireNonNull(shapes.get(name)).output();
  }

  private static ObjectNode object(String module) {
    ObjectNode json = JSON.createObjectNode();
    json.put("module", module);
    return json;
  }

  private ObjectNode input(String name, String fed, boolean functional) {
    ObjectNode json = object("keras.layers");
    json.put("class_name", "InputLayer");
    ObjectNode config = json.putObject("config");
    batch(config.putArray("batch_shape"), fed);
    config.put("dtype", "float32");
    config.put("name", name);
    json.putNull("registered_name");
    if (functional) {
      json.put("name", name);
      json.putArray("inbound_nodes");
    }
    return json;
  }

  /** The sizes of a layer's output. */
  private void batch(ArrayNode sizes, String layer) {
    sizes.addNull();
    List<Integer> dimensions = shape(layer).dimensions();
    for (int i = 0; i < dimensions.size(); i++) {
      if (open.of(layer).contains(i)) {
        sizes.addNull();
      } else {
        sizes.add(dimensions.get(i));
      }
    }
  }

  private static void tensor(ArrayNode output, String name) {
    output.add(name).add(0).add(0);
  }

  private void connect(
      ObjectNode layer, List<String> sources, Map<String, String> names, Block block) {
    ObjectNode node = layer.putArray("inbound_nodes").addObject();
    ArrayNode arguments = node.putArray("args");
    boolean merges = !block.whole() && block.layers().get(0).layer() instanceof Merging;
    ArrayNode tensors = merges ? arguments.addArray() : arguments;
    for (String source : sources) {
      ObjectNode tensor = tensors.addObject();
      tensor.put("class_name", "__keras_tensor__");
      ObjectNode config = tensor.putObject("config");
      batch(config.putArray("shape"), source);
      config.put("dtype", "float32");
      tensor(config.putArray("keras_history"), Objects.requireNonNull(names.get(source), source));
    }
    ObjectNode named = node.putObject("kwargs");
    if (block.inference()) {
      named.put(LayerCall.TRAINING, false);
    }
  }

  private ObjectNode layer(String name, NamedLayer named) {
    LayerShape shape = Objects.requireNonNull(shapes.get(named.name()));
    Layer layer = LayerWords.inKeras(named.layer(), shape.inputs().get(0));
    ObjectNode json = object("keras.layers");
    json.put("class_name", layer.kind().kerasName());
    ObjectNode config = json.putObject("config");
    config.put("name", name);
    if (!(layer instanceof SpatialDropout2d)) {
      // Keras' class takes no such argument.
      config.put("trainable", !named.frozen());
    }
    LayerWords.of(name, layer).forEach((key, value) -> put(config, layer.kind(), key, value));
    if (form.adapted().contains(named.name())) {
      config.putNull("mean");
      config.putNull("variance");
    }
    json.putNull("registered_name");
    return json;
  }

  private static void put(ObjectNode config, Kind<?> kind, String key, @Nullable Object value) {
    SettingType type = kind.setting(key).map(Setting::type).orElseThrow();
    if (value != null && type instanceof SettingType.Choice choice) {
      Map.Entry<?, ?> only = ((Map<?, ?>) value).entrySet().iterator().next();
      choice(config, key, choice.family().get(), String.valueOf(only.getKey()), only.getValue());
    } else {
      config.set(key, JSON.valueToTree(LayerWords.kerasSizes(kind, key, value)));
    }
  }

  private static void choice(
      ObjectNode config, String key, Family<?> family, String name, @Nullable Object settings) {
    Kind<?> kind = family.find(name).orElseThrow();
    boolean plain = settings instanceof Map<?, ?> map && map.isEmpty();
    if (family.equals(Activations.ALL)) {
      if (!plain && !isUsual(kind, settings)) {
        throw new InvalidData(
            "the activation %s%s is not one that Keras has a name for; make it a layer of its own."
                .formatted(name, settings));
      }
      config.put(key, name);
      return;
    }
    ObjectNode json = config.putObject(key);
    json.put("module", module(family));
    json.put("class_name", kind.kerasName());
    json.set("config", JSON.valueToTree(settings));
    json.putNull("registered_name");
  }

  private static boolean isUsual(Kind<?> kind, @Nullable Object settings) {
    return kind.create(settings, "", new ArrayList<>())
        .equals(kind.create(Map.of(), "", new ArrayList<>()));
  }

  private static String module(Family<?> family) {
    if (family.equals(Initializers.ALL)) {
      return "keras.initializers";
    }
    if (family.equals(Regularizers.ALL)) {
      return "keras.regularizers";
    }
    if (family.equals(Constraints.ALL)) {
      return "keras.constraints";
    }
    throw new IllegalArgumentException("Keras' module of a " + family.noun() + " is not known.");
  }
}
