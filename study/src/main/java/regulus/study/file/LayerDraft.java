package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.Family;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Suggestion;

/**
 * A layer as a study file gives it, before it is made, so that edits can change its settings.
 *
 * @param place where it stands
 * @param name the name that it was given, if any
 * @param kind what it is
 * @param settings as written, without the name; {@code trainable} is among them
 */
record LayerDraft(
    Place place, Optional<String> name, Kind<? extends Layer> kind, Node.Mapping settings) {
  static final String TRAINABLE = "trainable";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  /**
   * Reads a layer: its type ({@code flatten}), or its type with settings or the value of the first.
   *
   * @return empty if there were problems
   */
  static Optional<LayerDraft> read(Node node, Family<Layer> family, Problems problems) {
    if (node instanceof Node.Scalar type && type.value() instanceof String) {
      return typed(type.text(), node, Node.Mapping.empty(node.place()), family, problems);
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      Map.Entry<String, Node> only = mapping.entries().entrySet().iterator().next();
      return typed(only.getKey(), node, only.getValue(), family, problems);
    }
    problems.add(
        node, "Expected a layer: its type, or one type with its settings (dense: {units: 64}).");
    return Optional.empty();
  }

  private static Optional<LayerDraft> typed(
      String type, Node node, Node given, Family<Layer> family, Problems problems) {
    Optional<Kind<? extends Layer>> kind = family.find(type);
    if (kind.isEmpty()) {
      problems.add(
          node, "Unknown layer '" + type + "'." + Suggestion.sentence(type, family.names()));
      return Optional.empty();
    }
    boolean bare =
        given instanceof Node.Sequence
            || (given instanceof Node.Scalar scalar && scalar.value() != null);
    if (bare && kind.get().settings().isEmpty()) {
      problems.add(given, type + " has no settings.");
      return Optional.empty();
    }
    Node.Mapping settings = SettingsTree.of(kind.get(), given);
    Optional<String> name = settings.get("name").flatMap(text -> name(text, problems));
    return Optional.of(new LayerDraft(node.place(), name, kind.get(), settings.without("name")));
  }

  private static Optional<String> name(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && NAME.matcher(scalar.text()).matches()) {
      return Optional.of(scalar.text());
    }
    problems.add(
        node,
        "Invalid name: expected a letter, then letters, digits, '_', '-' or '.', at most 64.");
    return Optional.empty();
  }

  LayerDraft with(Node.Mapping changed) {
    return new LayerDraft(place, name, kind, changed);
  }

  /** Makes the layer under this name; what is wrong with it is added to the problems. */
  Optional<NamedLayer> layer(String called, Problems problems) {
    List<InvalidSetting> invalid = new ArrayList<>();
    Optional<? extends Layer> layer = kind.create(settings.without(TRAINABLE).plain(), "", invalid);
    problems.add(settings, invalid);
    Optional<Boolean> trainable = trainable(problems);
    return layer.isPresent() && trainable.isPresent()
        ? Optional.of(new NamedLayer(called, layer.get(), List.of(), !trainable.get()))
        : Optional.empty();
  }

  private Optional<Boolean> trainable(Problems problems) {
    Optional<Node> given = settings.get(TRAINABLE);
    if (given.isEmpty()) {
      return Optional.of(true);
    }
    if (given.get() instanceof Node.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return Optional.of(flag);
    }
    problems.add(given.get(), "Invalid trainable: expected true or false.");
    return Optional.empty();
  }
}
