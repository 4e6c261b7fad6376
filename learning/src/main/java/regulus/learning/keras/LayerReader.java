package regulus.learning.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.Layers;
import regulus.learning.layer.Normalization;
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
record LayerReader(JsonNode json, String name, WeightGroups weights, String place) {
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

  Layer layer() {
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
    String type = NetworkReader.text(json, CLASS).orElse("");
    boolean custom =
        NetworkReader.text(json, "registered_name").filter(it -> it.contains(">")).isPresent();
    boolean layer =
        NetworkReader.text(json, "module").filter(it -> it.startsWith("keras")).isPresent()
            && !json.path("module").stringValue().contains(".ops");
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
            : NetworkReader.text(dtype.path(CONFIG), "name").orElse(FLOAT32);
    if (!policy.equals(FLOAT32)) {
      throw problem("it computes in " + policy + "; only float32 is read.");
    }
  }

  private InvalidData problem(String sentence) {
    return new InvalidData(
        "the layer '%s' (%s): %s"
            .formatted(name, NetworkReader.text(json, CLASS).orElse(""), sentence));
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
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.isString() ? value.stringValue() : null;
  }

  /** An initializer, regularizer or activation: a function's name, or a class with settings. */
  private Object choice(JsonNode value, Family<?> family) {
    String type =
        value.isString() ? value.stringValue() : NetworkReader.text(value, CLASS).orElse("");
    if (type.equals("function")) {
      return choice(value.path(CONFIG), family);
    }
    Optional<? extends Kind<?>> known =
        family.kinds().stream()
            .filter(kind -> kind.kerasName().equals(type) || kind.name().equals(alias(type)))
            .findFirst();
    if (known.isEmpty()) {
      throw problem("it names %s, which Regulus does not have.".formatted(type));
    }
    return Map.of(known.get().name(), settings(known.get(), value.path(CONFIG)));
  }

  private static String alias(String type) {
    return ALIASES.getOrDefault(type, type);
  }

  /** Mean and variance of a normalization that was adapted to data. */
  private Map<String, Object> stored(Kind<?> kind) {
    return kind.equals(Normalization.KIND) && adapted()
        ? Map.of("mean", numbers(0), "variance", numbers(1))
        : Map.of();
  }

  /** Whether it is a normalization that was adapted to data. */
  boolean adapted() {
    return NetworkReader.text(json, CLASS)
            .filter(Normalization.KIND.kerasName()::equals)
            .isPresent()
        && json.path(CONFIG).path("mean").isNull();
  }

  private List<Double> numbers(int variable) {
    WeightArray array = weights.array(place + "/vars/" + variable);
    List<Double> numbers = new ArrayList<>();
    for (float value : array.values()) {
      numbers.add((double) value);
    }
    return numbers;
  }
}
