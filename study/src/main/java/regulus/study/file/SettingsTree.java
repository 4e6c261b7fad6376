package regulus.study.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regulus.learning.setting.Family;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Suggestion;
import regulus.study.file.Steps.Step;

/** Changes the settings of a kind as a study file writes them; pure. */
final class SettingsTree {
  /** {@code x2} and {@code x0.5} multiply what was there. */
  private static final Pattern FACTOR =
      Pattern.compile("x(?<factor>\\d+(\\.\\d+)?([eE][-+]?\\d+)?)");

  private SettingsTree() {}

  /** The settings that a value stands for: itself, or the bare value of the first setting. */
  static Node.Mapping of(Kind<?> kind, Node given) {
    if (given instanceof Node.Mapping mapping) {
      return mapping;
    }
    Node.Mapping none = Node.Mapping.empty(given.place());
    boolean nothing = given instanceof Node.Scalar scalar && scalar.value() == null;
    String first = kind.settings().isEmpty() ? "" : kind.settings().get(0).name();
    return nothing ? none : none.with(first, given);
  }

  /**
   * The settings with one of them, or a part of one, changed.
   *
   * @param path from these settings; the name of a choice in it may be left out: both {@code
   *     optimizer.adam.learning_rate} and {@code optimizer.learning_rate} are found in adam
   * @throws InvalidStudy if the path leads nowhere
   */
  static Node.Mapping set(Kind<?> kind, Node.Mapping settings, Steps path, Node value) {
    String name = name(path, value);
    Optional<Setting> setting = kind.setting(name);
    if (setting.isEmpty()) {
      return unknown(kind, settings, path, value);
    }
    Node former = settings.get(name).orElseGet(() -> standard(setting.get(), value));
    return settings.with(
        name,
        path.rest().isEmpty()
            ? multiplied(setting.get().type(), former, value)
            : inside(setting.get(), former, path.rest(), value));
  }

  /** An unknown setting is put where it was wanted, so that making the kind reports it. */
  private static Node.Mapping unknown(Kind<?> kind, Node.Mapping settings, Steps path, Node value) {
    if (path.rest().isEmpty()) {
      return settings.with(name(path, value), value);
    }
    throw InvalidStudy.of(
        value.place(),
        kind.name()
            + " has no setting '"
            + name(path, value)
            + "'."
            + Suggestion.sentence(
                name(path, value), kind.settings().stream().map(Setting::name).toList()));
  }

  private static Node inside(Setting setting, Node former, Steps path, Node value) {
    if (setting.type() instanceof SettingType.Nested nested) {
      Kind<?> kind = nested.kind().get();
      return set(kind, of(kind, former), path, value);
    }
    if (setting.type() instanceof SettingType.Choice choice) {
      return insideChoice(choice.family().get(), former, path, value);
    }
    if (setting.type() instanceof SettingType.Many many && path.first() instanceof Step.Index) {
      return element(many, former, path, value);
    }
    throw InvalidStudy.of(value.place(), setting.name() + " has no parts; set it as a whole.");
  }

  /** A list with one element, or a part of one, changed. */
  private static Node element(SettingType.Many many, Node former, Steps path, Node value) {
    List<Node> items =
        new ArrayList<>(former instanceof Node.Sequence list ? list.items() : List.of());
    int index = path.first() instanceof Step.Index step ? step.number() : items.size();
    if (index >= items.size()) {
      throw InvalidStudy.of(
          value.place(), "There is no " + path.first() + " in a list of " + items.size() + ".");
    }
    Node item = items.get(index);
    Setting element = Setting.required(path.first().toString(), many.element(), "");
    items.set(
        index,
        path.rest().isEmpty()
            ? multiplied(many.element(), item, value)
            : inside(element, item, path.rest(), value));
    return new Node.Sequence(former.place(), items);
  }

  private static Node insideChoice(Family<?> family, Node former, Steps path, Node value) {
    Optional<? extends Kind<?>> now = family.find(chosen(former));
    String first = name(path, value);
    if (now.isPresent() && now.get().setting(first).isPresent()) {
      return choice(now.get(), former, path, value);
    }
    Optional<? extends Kind<?>> named = family.find(first);
    if (named.isEmpty()) {
      throw InvalidStudy.of(
          value.place(),
          "There is no "
              + family.noun()
              + " and no setting of one named '"
              + first
              + "'."
              + Suggestion.sentence(first, family.names()));
    }
    boolean same = chosen(former).equals(first);
    return choice(
        named.get(), same ? former : Node.Mapping.empty(value.place()), path.rest(), value);
  }

  private static Node choice(Kind<?> kind, Node former, Steps path, Node value) {
    Node given =
        former instanceof Node.Mapping mapping
            ? mapping.get(kind.name()).orElse(Node.Mapping.empty(value.place()))
            : Node.Mapping.empty(value.place());
    Node changed = path.isEmpty() ? value : set(kind, of(kind, given), path, value);
    return Node.Mapping.empty(former.place()).with(kind.name(), changed);
  }

  /** The name in {@code adam} and in {@code {adam: {…}}}; empty if it is neither. */
  private static String chosen(Node node) {
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      return mapping.entries().keySet().iterator().next();
    }
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static String name(Steps path, Node value) {
    if (path.first() instanceof Step.Key key) {
      return key.name();
    }
    throw InvalidStudy.of(value.place(), "Lists are set as a whole, without [ ].");
  }

  private static Node standard(Setting setting, Node value) {
    Object plain = setting.defaultValue();
    return plain instanceof Map<?, ?> map
        ? mapping(map, value.place())
        : new Node.Scalar(value.place(), plain, plain == null ? "" : plain.toString());
  }

  /** Plain values as a file would have them. */
  static Node.Mapping mapping(Map<?, ?> plain, Place place) {
    Node.Mapping mapping = Node.Mapping.empty(place);
    for (Map.Entry<?, ?> entry : plain.entrySet()) {
      Object value = entry.getValue();
      Node node =
          value instanceof Map<?, ?> map
              ? mapping(map, place)
              : new Node.Scalar(place, value, String.valueOf(value));
      mapping = mapping.with(String.valueOf(entry.getKey()), node);
    }
    return mapping;
  }

  private static Node multiplied(SettingType type, Node former, Node value) {
    Optional<BigDecimal> factor = numeric(type) ? factor(value) : Optional.empty();
    return factor.map(times -> product(former, times, value.place())).orElse(value);
  }

  private static boolean numeric(SettingType type) {
    return type instanceof SettingType.Whole
        || type instanceof SettingType.WholeOrWord
        || type instanceof SettingType.Real
        || type instanceof SettingType.Size;
  }

  private static Optional<BigDecimal> factor(Node value) {
    Matcher matcher = FACTOR.matcher(value instanceof Node.Scalar scalar ? scalar.text() : "");
    return matcher.matches()
        ? Optional.of(new BigDecimal(matcher.group("factor")))
        : Optional.empty();
  }

  private static Node product(Node former, BigDecimal factor, Place place) {
    if (former instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          place, sequence.items().stream().map(item -> product(item, factor, place)).toList());
    }
    if (former instanceof Node.Scalar scalar && scalar.value() instanceof Number number) {
      BigDecimal product = new BigDecimal(number.toString()).multiply(factor);
      String text = product.stripTrailingZeros().toString();
      return new Node.Scalar(
          place,
          YamlScalars.value(whole(product) ? product.toBigInteger().toString() : text),
          text);
    }
    throw InvalidStudy.of(place, "There is no number here to multiply by " + factor + ".");
  }

  private static boolean whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 18;
  }
}
