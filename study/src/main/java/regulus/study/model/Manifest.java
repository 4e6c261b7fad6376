package regulus.study.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Parts;
import regulus.study.StudySpec;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;
import regulus.study.file.InvalidStudy;
import regulus.study.file.StudyFile;
import regulus.study.record.Decimals;
import regulus.study.record.JsonText;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.StoredFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What packed models say of themselves, as JSON: the study, its data and, of each model, where its
 * weights are, what trained it and what it reached. Written and read here alone.
 */
final class Manifest {
  static final String FORMAT = "regulus-models";
  private static final int EDITION = 1;
  private static final int MOST_MODELS = 100_000;
  private static final int MOST_NESTING = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .build();

  private final String origin;
  private final JsonNode tree;

  private Manifest(String origin, JsonNode tree) {
    this.origin = origin;
    this.tree = tree;
  }

  /**
   * @param name what each model's file is called
   */
  static byte[] bytes(Models models, Function<StoredModel, String> name) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("edition", EDITION);
    json.put("study", models.study().name());
    json.put("chosen", models.chosen().orElse(null));
    data(json.putObject("data"), models.facts());
    var list = json.putArray("models");
    models.models().forEach(model -> list.add(model(model, name.apply(model))));
    return JsonText.bytes(json);
  }

  private static void data(ObjectNode json, Facts facts) {
    DatasetInfo data = facts.data();
    json.put("name", data.name());
    var shape = json.putArray("shape");
    data.shape().dimensions().forEach(shape::add);
    var classes = json.putArray("classes");
    data.classes().forEach(classes::add);
    json.put("train", data.trainCount());
    json.put("validation", data.validationCount());
    json.put("test", data.testCount());
    json.put("fingerprint", facts.fingerprint());
  }

  private static ObjectNode model(StoredModel model, String file) {
    TrialSpec trial = model.trial();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file);
    json.put("bytes", model.weights().bytes());
    json.put("sha256", model.weights().sha256());
    json.put("variant", trial.variant());
    json.put("seed", trial.seed());
    json.put("fold", trial.fold() < 0 ? null : trial.fold());
    json.put("role", trial.role().name().toLowerCase(Locale.ROOT));
    json.put("trial", trial.id());
    json.put("outputs", model.outputs().word());
    json.putObject("examples")
        .put("train", model.outcome().trainExamples())
        .put("evaluated", model.outcome().evaluatedExamples());
    figures(json.putObject("train"), model.outcome().train());
    figures(json.putObject(model.isFinal() ? "test" : "validation"), model.outcome().evaluated());
    return json;
  }

  private static void figures(ObjectNode json, Map<String, Double> figures) {
    figures.forEach(
        (name, value) -> json.put(name, Double.isFinite(value) ? Decimals.shortest(value) : null));
  }

  /**
   * @param origin what problems call the file that holds it
   * @throws InvalidData if it is none
   */
  static Manifest read(String origin, byte[] json) {
    try {
      JsonNode tree = JSON.readTree(new String(json, StandardCharsets.UTF_8));
      if (tree.path("format").asString("").equals(FORMAT)) {
        if (tree.path("edition").asInt(0) != EDITION) {
          throw new InvalidData(
              "Cannot read " + origin + ": it was written by another version of Regulus.");
        }
        return new Manifest(origin, tree);
      }
    } catch (JacksonException notJson) {
      throw new InvalidData("Cannot read " + origin + ": its manifest is not JSON.", notJson);
    }
    throw new InvalidData(
        "Cannot read " + origin + ": its manifest is none that 'regulus export' wrote.");
  }

  /** A model and the name of its file. */
  record Packed(StoredModel model, String file) {}

  /** Everything that was packed. */
  record Contents(Models models, List<Packed> packed) {}

  /**
   * What it says, with the study file that belongs to it.
   *
   * @throws InvalidData if they do not fit together
   */
  Contents contents(String study) {
    Facts facts =
        new Facts(text(tree, "study"), study, data(), text(tree.path("data"), "fingerprint"));
    StudySpec spec = spec(facts);
    List<Packed> packed = new ArrayList<>();
    JsonNode list = tree.path("models");
    require(list.isArray() && list.size() <= MOST_MODELS, "it lists no models");
    list.forEach(node -> packed.add(packed(node, spec)));
    Optional<String> chosen =
        Optional.of(tree.path("chosen")).filter(JsonNode::isString).map(JsonNode::stringValue);
    chosen.ifPresent(name -> variant(spec, name));
    List<StoredModel> models = packed.stream().map(Packed::model).toList();
    return new Contents(new Models(spec, facts, chosen, models), packed);
  }

  private StudySpec spec(Facts facts) {
    try {
      return StudyFile.of(origin + "!study.yaml", facts.file(), List.of())
          .study(source -> facts.data());
    } catch (InvalidStudy invalid) {
      throw new InvalidData(
          "Cannot read " + origin + ": its study file is wrong: " + invalid.getMessage(), invalid);
    }
  }

  private DatasetInfo data() {
    JsonNode data = tree.path("data");
    List<Integer> shape = new ArrayList<>();
    data.path("shape").forEach(size -> shape.add(size.asInt(0)));
    List<String> classes = new ArrayList<>();
    data.path("classes").forEach(name -> classes.add(name.asString("")));
    try {
      return new DatasetInfo(
          text(data, "name"),
          new Shape(shape),
          classes,
          new Parts(
              data.path("train").asInt(0),
              data.path("validation").asInt(0),
              data.path("test").asInt(-1)));
    } catch (IllegalArgumentException impossible) {
      throw wrong("its data set is impossible");
    }
  }

  private Packed packed(JsonNode node, StudySpec spec) {
    Variant variant = variant(spec, text(node, "variant"));
    Role role = role(text(node, "role"));
    String id = text(node, "trial");
    require(id.matches("[a-z0-9-]{1,100}"), "the id of a trial is none");
    TrialSpec trial =
        new TrialSpec(
            id,
            variant.name(),
            node.path("seed").asLong(0),
            node.path("fold").isNumber() ? node.path("fold").asInt(-1) : -1,
            role,
            spec.data(),
            variant.network(),
            variant.training());
    Outcome outcome =
        new Outcome(
            node.path("examples").path("train").asInt(0),
            node.path("examples").path("evaluated").asInt(0),
            figures(node.path("train")),
            figures(node.path(role == Role.FINAL ? "test" : "validation")));
    StoredFile file =
        new StoredFile(text(node, "file"), node.path("bytes").asLong(-1), text(node, "sha256"));
    return new Packed(new StoredModel(trial, outcome, file), file.name());
  }

  private Variant variant(StudySpec spec, String name) {
    return spec.variants().stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> wrong("its study file has no variant '" + shortened(name) + "'"));
  }

  private Role role(String word) {
    return switch (word) {
      case "validation" -> Role.VALIDATION;
      case "final" -> Role.FINAL;
      default -> throw wrong("no model can have the role '" + shortened(word) + "'");
    };
  }

  private static Map<String, Double> figures(JsonNode node) {
    Map<String, Double> figures = new LinkedHashMap<>();
    node.forEachEntry(
        (name, value) -> figures.put(name, value.isNumber() ? value.asDouble() : Double.NaN));
    return figures;
  }

  private String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    require(value.isString(), "its manifest lacks " + name);
    return value.stringValue();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw wrong(otherwise);
    }
  }

  private InvalidData wrong(String what) {
    return new InvalidData("Cannot read " + origin + ": " + what + ".");
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
