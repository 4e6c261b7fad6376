package regulus.study.file;

import static regulus.study.file.KindSchema.anyOf;
import static regulus.study.file.KindSchema.array;
import static regulus.study.file.KindSchema.object;
import static regulus.study.file.KindSchema.ordered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regulus.learning.application.Applications;
import regulus.learning.layer.Layers;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema of study files, generated from the registries: what {@code
 * docs/study.schema.json} holds. It is for completion and hints in editors; the parser checks far
 * more.
 */
public final class StudySchema {
  private static final Map<String, Object> NAME =
      ordered("type", "string", "pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$");
  private static final String PART = "layer-or-network";
  private static final String PART_IN_SWEEP = PART + "-in-sweep";
  private static final Map<String, Object> EVERY_LAYER = everyLayer();
  private static final Map<String, Object> WEIGHTS =
      described(
          string(), "A safetensors or .keras file that its weights begin with; none to draw them.");

  private final KindSchema plain = new KindSchema(false);
  private final KindSchema swept = new KindSchema(true);

  private StudySchema() {}

  /** The schema as one text, the same every time. */
  public static String text() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
    return JsonMapper.builder()
            .defaultPrettyPrinter(printer)
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(new StudySchema().schema())
        + "\n";
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "A Regulus study");
    schema.putAll(object(sections(), List.of("study", "data", "training")));
    schema.put("oneOf", List.of(required("base"), required("bases")));
    Map<String, Object> parts =
        ordered(PART, part(plain, PART), PART_IN_SWEEP, part(swept, PART_IN_SWEEP));
    Map<String, Object> definitions = new TreeMap<>(plain.definitions());
    definitions.putAll(parts);
    definitions.put("edit", edit());
    definitions.put("selector", selector());
    definitions.put("variants", variants());
    definitions.putAll(swept.definitions());
    schema.put("definitions", definitions);
    return schema;
  }

  private Map<String, Object> sections() {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("study", described(NAME, "The study's name; its run folder is called by it."));
    sections.put("data", plain.kind(DataSection.KIND, Map.of()));
    sections.put("base", described(layers(), "The layers of the network, in order."));
    sections.put(
        "bases",
        described(
            named(
                orNone(
                    object(
                        ordered("layers", layers(), "variants", orNone(ref("variants"))),
                        List.of("layers")))),
            "Several networks by name, instead of base."));
    sections.put(
        "variants", orNone(described(ref("variants"), "Edits of the base, or of every base.")));
    sections.put("training", plain.kind(TrainingSection.KIND, Map.of()));
    sections.put("repeat", plain.kind(Sections.REPEAT, Map.of()));
    sections.put("cross_validation", orNone(plain.kind(Sections.CROSS_VALIDATION, Map.of())));
    sections.put("choose", plain.kind(Sections.CHOOSE, Map.of()));
    sections.put("compare", orNone(plain.kind(Sections.COMPARE, Map.of())));
    sections.put("final", plain.kind(Sections.FINAL, Map.of()));
    sections.put(
        "explain",
        anyOf(List.of(Map.of("type", "boolean"), plain.kind(Sections.EXPLAIN, Map.of()))));
    sections.put(
        "tensorboard",
        anyOf(List.of(Map.of("type", "boolean"), plain.kind(Sections.TENSORBOARD, Map.of()))));
    return sections;
  }

  /** A section that is null counts as left out. */
  private static Map<String, Object> orNone(Map<String, Object> section) {
    return anyOf(List.of(section, Map.of("type", "null")));
  }

  private Map<String, Object> layers() {
    return anyOf(List.of(array(ref(PART)), network(PART)));
  }

  /** What every layer may say beside its settings. */
  private static Map<String, Object> everyLayer() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        PartReader.NAME,
        described(string(), "What the layer is called; its type and number if not given."));
    keys.put(
        PartReader.INPUTS,
        described(words(), "The layers that it takes; the one before if not given."));
    keys.put(
        LayerDraft.TRAINABLE,
        described(
            ordered("type", "boolean", "default", true), "false: its weights are held fixed."));
    keys.put(
        LayerDraft.TRAINING,
        described(
            ordered("type", "boolean", "default", true),
            "false: it always computes as when predicting, while its weights may be trained."));
    return keys;
  }

  /** A layer or a sub-network of such. */
  private static Map<String, Object> part(KindSchema kinds, String self) {
    Map<String, Object> more = new LinkedHashMap<>(EVERY_LAYER);
    more.put(PartReader.WEIGHTS, WEIGHTS);
    return anyOf(
        List.of(
            kinds.family(Layers.ALL, EVERY_LAYER),
            kinds.family(Applications.ALL, more),
            network(self)));
  }

  /**
   * @param part what its layers are
   */
  private static Map<String, Object> network(String part) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        PartReader.LAYERS, described(array(ref(part)), "The layers of the network, in order."));
    keys.put(
        KerasNetworks.KERAS,
        described(
            string(), "Instead of layers: a .keras or .h5 file, whose network and weights it is."));
    keys.put(
        KerasNetworks.UNTIL,
        described(string(), "The last layer of the .keras file's network that is taken."));
    keys.put(
        PartReader.INPUT_SHAPE,
        described(
            array(ordered("type", "integer", "minimum", 1)),
            "What the network must be fed: [height, width, channels]."));
    keys.putAll(EVERY_LAYER);
    keys.put(PartReader.WEIGHTS, WEIGHTS);
    Map<String, Object> network = object(keys, List.of());
    network.put("oneOf", List.of(required(PartReader.LAYERS), required(KerasNetworks.KERAS)));
    return object(
        Map.of(
            PartReader.NETWORK, described(network, "A network that counts as one layer outside.")),
        List.of(PartReader.NETWORK));
  }

  private Map<String, Object> variants() {
    Map<String, Object> list =
        ordered("type", "array", "items", anyOf(List.of(string(), Map.of("type", "number"))));
    Map<String, Object> sweep =
        object(
            ordered(
                "sweep",
                described(
                    ordered("type", "object", "additionalProperties", list),
                    "Lists of values by name; $name stands for each in the edits."),
                "edits",
                array(ref("edit"))),
            List.of("sweep", "edits"));
    Map<String, Object> none = described(Map.of("type", "null"), "A variant that is left out.");
    return named(anyOf(List.of(array(ref("edit")), sweep, none)));
  }

  private Map<String, Object> edit() {
    Object layer = ref(PART_IN_SWEEP);
    Map<String, Object> insert = new LinkedHashMap<>();
    insert.put("before", ref("selector"));
    insert.put("after", ref("selector"));
    insert.put("layer", layer);
    Map<String, Object> replace = new LinkedHashMap<>();
    replace.put("layer", ref("selector"));
    replace.put("with", layer);
    Map<String, Object> edits = new LinkedHashMap<>();
    edits.put("insert", described(object(insert, List.of("layer")), "One more layer."));
    edits.put(
        "replace", described(object(replace, List.of("layer", "with")), "Another layer instead."));
    edits.put("remove", described(ref("selector"), "Layers to leave out."));
    edits.put("set", described(set(), "Other values for settings of layers or of the training."));
    Map<String, Object> edit = object(edits, List.of());
    edit.put("minProperties", 1);
    edit.put("maxProperties", 1);
    return edit;
  }

  private static Map<String, Object> set() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("layers", ref("selector"));
    properties.put("all", words());
    properties.put(LayerDraft.TRAINABLE, EVERY_LAYER.get(LayerDraft.TRAINABLE));
    properties.put(LayerDraft.TRAINING, EVERY_LAYER.get(LayerDraft.TRAINING));
    properties.put(PartReader.INPUTS, EVERY_LAYER.get(PartReader.INPUTS));
    properties.put(PartReader.WEIGHTS, WEIGHTS);
    Layers.ALL.kinds().forEach(kind -> describe(kind, "", properties));
    describe(TrainingSection.KIND, "training.", properties);
    Map<String, Object> set = object(properties, List.of());
    set.put("patternProperties", Map.of("\\.", Map.of()));
    return set;
  }

  private static void describe(Kind<?> kind, String prefix, Map<String, Object> properties) {
    for (Setting setting : kind.settings()) {
      properties.putIfAbsent(prefix + setting.name(), Map.of("description", setting.description()));
    }
  }

  private static Map<String, Object> selector() {
    return anyOf(List.of(words(), object(Map.of("all", words()), List.of("all"))));
  }

  private static Map<String, Object> words() {
    return anyOf(List.of(string(), array(string())));
  }

  private static Map<String, Object> string() {
    return Map.of("type", "string");
  }

  private static Map<String, Object> named(Map<String, Object> value) {
    Map<String, Object> schema = ordered("type", "object", "propertyNames", NAME);
    schema.put("additionalProperties", value);
    return schema;
  }

  private static Map<String, Object> described(Map<String, Object> schema, String description) {
    return schema.containsKey("$ref")
        ? ordered("description", description, "allOf", List.of(schema))
        : and(schema, description);
  }

  private static Map<String, Object> and(Map<String, Object> schema, String description) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("description", description);
    more.putAll(schema);
    return more;
  }

  private static Map<String, Object> required(String key) {
    return Map.of("required", List.of(key));
  }

  private static Map<String, Object> ref(String definition) {
    return Map.of("$ref", "#/definitions/" + definition);
  }
}
