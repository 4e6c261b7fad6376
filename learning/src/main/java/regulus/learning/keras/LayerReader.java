package regulus.learning.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regulus.learning.activation.Activations;
import regulus.learning.activation.Relu;
import regulus.learning.activation.Relu6;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.Layers;
import regulus.learning.layer.Normalization;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.Layer;
import regulus.learning.network.WeightArray;
import regulus.learning.setting.Family;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import tools.jackson.databind.JsonNode;

/**
 * Reads one layer of a {@code config.json}: Keras' class by its name, its settings by theirs.
 *
 * @param weights for a layer whose settings are stored as weights
 * @param place where these are
 */
record LayerReader(JsonNode json, String name, WeightArrays weights, String place) {
  private static final String CLASS = "class_name";
  private static final String CONFIG = "config";
  private static final String FLOAT32 = "float32";

  /** What says nothing of what is computed, whatever it is. */
  private static final Set<String> SILENT =
      Set.of("name", "trainable", "dtype", "seed", "batch_input_shape", "renorm_momentum");

  /** What Keras writes for a layer that works as it does here, and here cannot be otherwise. */
  private static final Map<String, Set<String>> USUAL =
      Map.of(
          "data_format", Set.of("channels_last"),
          "axis", Set.of("-1", "[-1]", "[3]"),
          "value_range", Set.of("[0,255]"),
          "fill_mode", Set.of("constant"));

  /** The functions that Keras calls by other names as well. */
  private static final Map<String, String> ALIASES =
      Map.of("swish", "silu", "hard_swish", "hard_silu");

  /** Layers that are an activation and nothing else. */
  private static final Set<String> ACTIVATIONS = Set.of("Activation", "ReLU", "LeakyReLU", "ELU");

  /** Which Keras calls relu6, too. */
  private static final Relu SIX = new Relu(Optional.of(new Relu.Bend(OptionalDouble.of(6), 0, 0)));

  Layer layer() {
    if (Operation.is(json)) {
      return new LayerReader(new Operation(json, name).layer(), name, weights, place).layer();
    }
    Kind<? extends Layer> kind = kind();
    requireFloat32();
    JsonNode config = json.path(CONFIG);
    Map<String, @Nullable Object> settings = settings(kind, config);
    stored(kind).forEach(settings::put);
    List<InvalidSetting> problems = new ArrayList<>();
    return kind.create(settings, "", problems)
        .map(Layer.class::cast)
        .orElseThrow(() -> problem(problems.get(0).sentence()));
  }

  private Kind<? extends Layer> kind() {
    String type = JsonFacts.text(json, CLASS).orElse("");
    boolean custom =
        JsonFacts.text(json, "registered_name").filter(it -> it.contains(">")).isPresent();
    boolean layer = JsonFacts.text(json, "module").filter(it -> it.startsWith("keras")).isPresent();
    if (type.equals("Lambda") || custom || !layer) {
      throw new InvalidData(
          "the layer '%s' is of the class %s, which is code of its own; no code of a file is run."
              .formatted(name, type));
    }
    return Layers.ALL.kinds().stream()
        .filter(kind -> kind.kerasName().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidData(
                    "the layer '%s' is of the class %s, which Regulus does not have."
                        .formatted(name, type)));
  }

  private void requireFloat32() {
    JsonNode dtype = json.path(CONFIG).path("dtype");
    String policy =
        dtype.isString()
            ? dtype.stringValue()
            : JsonFacts.text(dtype.path(CONFIG), "name").orElse(FLOAT32);
    if (!policy.equals(FLOAT32)) {
      throw problem("it computes in " + policy + "; only float32 is read.");
    }
  }

  private InvalidData problem(String sentence) {
    return new InvalidData(
        "the layer '%s' (%s): %s"
            .formatted(name, JsonFacts.text(json, CLASS).orElse(""), sentence));
  }

  private Map<String, @Nullable Object> settings(Kind<?> kind, JsonNode config) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    config.forEachEntry(
        (key, value) -> {
          Optional<Setting> setting = kind.setting(key);
          if (setting.isPresent()) {
            if (!value.isNull()) {
              settings.put(key, LayerWords.sizes(kind, key, plain(value, setting.get().type())));
            }
          } else if (!harmless(key, value)) {
            throw problem("its %s of %s is not known here.".formatted(key, value));
          }
        });
    return settings;
  }

  private static boolean harmless(String key, JsonNode value) {
    boolean nothing =
        value.isNull()
            || (value.isBoolean() && !value.booleanValue())
            || (value.isContainer() && value.isEmpty());
    String text = value.isString() ? value.stringValue() : value.toString();
    return nothing
        || SILENT.contains(key)
        || key.endsWith("_initializer")
        || USUAL.getOrDefault(key, Set.of()).contains(text);
  }

  private @Nullable Object plain(JsonNode value, SettingType type) {
    if (type instanceof SettingType.Choice choice && !value.isNull()) {
      return choice(value, choice.family().get());
    }
    if (value.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      value.forEach(element -> list.add(plain(element, type)));
      return list;
    }
    if (value.isObject()) {
      // Numbers that were an array of Keras' or NumPy's.
      return plain(value.path(CONFIG).path("value"), type);
    }
    return JsonFacts.simple(value);
  }

  /** An initializer, regularizer or activation: a function's name, or a class with settings. */
  private Object choice(JsonNode value, Family<?> family) {
    String type = value.isString() ? value.stringValue() : JsonFacts.text(value, CLASS).orElse("");
    if (type.equals("function")) {
      return choice(value.path(CONFIG), family);
    }
    Optional<? extends Kind<?>> known =
        family.kinds().stream()
            .filter(kind -> kind.kerasName().equals(type) || kind.name().equals(alias(type)))
            .findFirst();
    if (known.isEmpty()) {
      if (family.equals(Activations.ALL) && isLayer(value)) {
        return activation(value, type);
      }
      throw problem(
          "it names %s, which Regulus does not have.".formatted(type.isEmpty() ? value : type));
    }
    return Map.of(known.get().name(), settings(known.get(), value.path(CONFIG)));
  }

  private static boolean isLayer(JsonNode value) {
    return JsonFacts.text(value, "module").filter("keras.layers"::equals).isPresent();
  }

  /** A layer that is an activation, given where an activation's name could stand. */
  private Map<?, ?> activation(JsonNode value, String type) {
    Layer layer = new LayerReader(value, name, weights, place).layer();
    Optional<Activation> activation =
        layer instanceof Activated active && ACTIVATIONS.contains(type)
            ? Optional.of(active.activation())
            : Optional.empty();
    return activation
        .map(it -> LayerWords.choice(it.equals(SIX) ? new Relu6() : (Record) it))
        .orElseThrow(
            () ->
                problem(
                    "its activation is the layer %s; make that a layer of its own."
                        .formatted(type)));
  }

  private static String alias(String type) {
    return ALIASES.getOrDefault(type, type);
  }

  /** Mean and variance of a normalization that was adapted to data. */
  private Map<String, Object> stored(Kind<?> kind) {
    return kind.equals(Normalization.KIND) && adapted() && weights.has(variable(0))
        ? Map.of("mean", numbers(0), "variance", numbers(1))
        : Map.of();
  }

  private String variable(int number) {
    return place + "/vars/" + number;
  }

  /** Whether it is a normalization that was adapted to data. */
  boolean adapted() {
    return JsonFacts.text(json, CLASS).filter(Normalization.KIND.kerasName()::equals).isPresent()
        && json.path(CONFIG).path("mean").isNull();
  }

  private List<Double> numbers(int number) {
    WeightArray array = weights.array(variable(number));
    List<Double> numbers = new ArrayList<>();
    for (float value : array.values()) {
      numbers.add((double) value);
    }
    return numbers;
  }
}
