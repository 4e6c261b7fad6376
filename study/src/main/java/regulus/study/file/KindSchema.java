package regulus.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regulus.learning.setting.Family;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Writes kinds and families as JSON Schema (draft 7), for the completion of editors.
 *
 * <p>Mutable: the families that were referred to so far, which become definitions.
 */
final class KindSchema {
  private static final String NUMBER =
      "^[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?(/[0-9]*\\.?[0-9]+)?$";

  private final Map<String, Object> definitions = new TreeMap<>();
  private final boolean swept;

  /**
   * @param swept whether {@code $name} may stand for a value
   */
  KindSchema(boolean swept) {
    this.swept = swept;
  }

  /** What was referred to, by name. */
  Map<String, Object> definitions() {
    return definitions;
  }

  /** A mapping of settings, or the bare value of the first. */
  Map<String, Object> kind(Kind<?> kind, Map<String, Object> more) {
    List<Map<String, Object>> forms = new ArrayList<>();
    forms.add(settings(kind, more));
    if (kind.settings().stream().noneMatch(Setting::required)) {
      forms.add(Map.of("type", "null"));
    }
    if (!kind.settings().isEmpty() && !needsMore(kind)) {
      forms.add(type(kind.settings().get(0).type()));
    }
    return forms.size() == 1 ? forms.get(0) : anyOf(forms);
  }

  private static boolean needsMore(Kind<?> kind) {
    return kind.settings().stream().skip(1).anyMatch(Setting::required);
  }

  private Map<String, Object> settings(Kind<?> kind, Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>();
    kind.settings().forEach(setting -> properties.put(setting.name(), setting(setting)));
    properties.putAll(more);
    List<String> required =
        kind.settings().stream().filter(Setting::required).map(Setting::name).toList();
    Map<String, Object> schema = object(properties, required);
    schema.put("description", kind.description());
    return schema;
  }

  private Map<String, Object> setting(Setting setting) {
    Object standard = setting.defaultValue();
    Map<String, Object> type = type(setting.type());
    boolean none = !setting.required() && standard == null;
    Map<String, Object> schema =
        new LinkedHashMap<>(none ? anyOf(List.of(type, Map.of("type", "null"))) : type);
    // A description beside a reference would be ignored.
    if (schema.containsKey("$ref")) {
      schema = new LinkedHashMap<>(Map.of("allOf", List.of(type)));
    }
    schema.put("description", setting.description());
    if (standard != null) {
      schema.put("default", standard);
    }
    return schema;
  }

  /** A reference to a family, which is then defined. */
  Map<String, Object> family(Family<?> family, Map<String, Object> more) {
    String name = family.noun() + (swept ? "-in-sweep" : "");
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, members(family, more));
    }
    return Map.of("$ref", "#/definitions/" + name);
  }

  private Map<String, Object> members(Family<?> family, Map<String, Object> more) {
    List<String> bare =
        family.kinds().stream()
            .filter(kind -> kind.settings().stream().noneMatch(Setting::required))
            .map(Kind::name)
            .toList();
    Map<String, Object> properties = new LinkedHashMap<>();
    family.kinds().forEach(kind -> properties.put(kind.name(), kind(kind, more)));
    Map<String, Object> one = object(properties, List.of());
    one.put("minProperties", 1);
    one.put("maxProperties", 1);
    return anyOf(List.of(Map.of("enum", bare), one));
  }

  private Map<String, Object> type(SettingType type) {
    if (type instanceof SettingType.Choice choice) {
      return family(choice.family().get(), Map.of());
    }
    if (type instanceof SettingType.Nested nested) {
      return kind(nested.kind().get(), Map.of());
    }
    if (type instanceof SettingType.Many many) {
      return anyOf(List.of(type(many.element()), array(type(many.element()))));
    }
    if (type instanceof SettingType.Either either) {
      return anyOf(List.of(type(either.one()), array(type(either.several().element()))));
    }
    return swept
        ? anyOf(List.of(simple(type), ordered("type", "string", "pattern", "\\$")))
        : simple(type);
  }

  private static Map<String, Object> simple(SettingType type) {
    if (type instanceof SettingType.Whole whole) {
      return whole(whole);
    }
    if (type instanceof SettingType.WholeOrWord either) {
      return anyOf(List.of(whole(either.whole()), Map.of("const", either.word())));
    }
    if (type instanceof SettingType.CountOrNull) {
      return anyOf(List.of(ordered("type", "integer", "minimum", 1), Map.of("type", "null")));
    }
    if (type instanceof SettingType.Real real) {
      return anyOf(List.of(real(real), ordered("type", "string", "pattern", NUMBER)));
    }
    if (type instanceof SettingType.Flag) {
      return Map.of("type", "boolean");
    }
    if (type instanceof SettingType.Word word) {
      return Map.of("enum", word.words());
    }
    if (type instanceof SettingType.Size size) {
      Map<String, Object> one = ordered("type", "integer", "minimum", size.min());
      Map<String, Object> two = array(one);
      two.put("minItems", 2);
      two.put("maxItems", 2);
      return anyOf(List.of(one, two));
    }
    if (type instanceof SettingType.Weights) {
      return ordered(
          "type", "object", "additionalProperties", ordered("type", "number", "minimum", 0));
    }
    return Map.of("type", "string");
  }

  private static Map<String, Object> whole(SettingType.Whole whole) {
    Map<String, Object> schema = ordered("type", "integer", "minimum", whole.min());
    if (whole.max() < Integer.MAX_VALUE) {
      schema.put("maximum", whole.max());
    }
    return schema;
  }

  private static Map<String, Object> real(SettingType.Real real) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "number");
    if (real.min() > -Double.MAX_VALUE) {
      schema.put(real.minExcluded() ? "exclusiveMinimum" : "minimum", real.min());
    }
    if (real.max() < Double.MAX_VALUE) {
      schema.put(real.maxExcluded() ? "exclusiveMaximum" : "maximum", real.max());
    }
    return schema;
  }

  static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = ordered("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  static Map<String, Object> array(Object items) {
    return ordered("type", "array", "items", items);
  }

  /** One of some forms; a form that is itself a choice of forms is taken apart. */
  static Map<String, Object> anyOf(List<Map<String, Object>> forms) {
    List<Object> flat = new ArrayList<>();
    for (Map<String, Object> form : forms) {
      if (form.get("anyOf") instanceof List<?> inner && form.size() == 1) {
        flat.addAll(inner);
      } else {
        flat.add(form);
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("anyOf", flat);
    return schema;
  }

  static Map<String, Object> ordered(String key, Object value, String other, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(other, second);
    return map;
  }
}
