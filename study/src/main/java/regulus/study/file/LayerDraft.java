package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.study.LayerList.Item;

/**
 * A layer as a study file gives it, before it is made, so that edits can change its settings.
 *
 * @param place where it stands
 * @param kind what it is
 * @param settings as written, without name and inputs; {@code trainable} is among them
 * @param held whether it is frozen where it does not say itself whether it is trainable
 * @param origin where its weights begin; drawn if none
 * @param expected what it must be fed, if that was said
 */
record LayerDraft(
    Place place,
    Kind<? extends Layer> kind,
    Node.Mapping settings,
    boolean held,
    Optional<Origin> origin,
    Optional<Expected> expected) {
  static final String TRAINABLE = "trainable";

  /**
   * Stored weights of a network that the layer is in.
   *
   * @param file as written
   * @param depth how many parts of the layer's name are its name in that network
   */
  record Origin(Node.Scalar file, int depth) {}

  /** A shape, and where it is demanded. */
  record Expected(Place place, Shape shape) {}

  /** Trainable, with weights that are drawn. */
  static LayerDraft of(Place place, Kind<? extends Layer> kind, Node.Mapping settings) {
    return new LayerDraft(place, kind, settings, false, Optional.empty(), Optional.empty());
  }

  LayerDraft with(Node.Mapping changed) {
    return new LayerDraft(place, kind, changed, held, origin, expected);
  }

  /** The same layer of a sub-network that is frozen, or not, as a whole. */
  LayerDraft held(boolean frozen) {
    return new LayerDraft(place, kind, settings, frozen, origin, expected);
  }

  LayerDraft beginning(Optional<Origin> other) {
    return new LayerDraft(place, kind, settings, held, other, expected);
  }

  LayerDraft expecting(Expected fed) {
    return new LayerDraft(place, kind, settings, held, origin, Optional.of(fed));
  }

  /** Makes the layer as it stands in a list; what is wrong with it is added to the problems. */
  static Optional<NamedLayer> made(Item<LayerDraft> item, Problems problems) {
    LayerDraft draft = item.layer();
    List<InvalidSetting> invalid = new ArrayList<>();
    Optional<? extends Layer> layer =
        draft.kind.create(draft.settings.without(TRAINABLE).plain(), "", invalid);
    problems.add(draft.settings, invalid);
    Optional<Boolean> frozen = draft.frozen(problems);
    return layer.isPresent() && frozen.isPresent()
        ? Optional.of(new NamedLayer(item.name(), layer.get(), item.inputs(), frozen.get()))
        : Optional.empty();
  }

  private Optional<Boolean> frozen(Problems problems) {
    return settings
        .get(TRAINABLE)
        .map(given -> flag(given, problems).map(trainable -> !trainable))
        .orElse(Optional.of(held));
  }

  /** What stands after {@code trainable:}. */
  static Optional<Boolean> flag(Node given, Problems problems) {
    if (given instanceof Node.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return Optional.of(flag);
    }
    problems.add(given, "Invalid trainable: expected true or false.");
    return Optional.empty();
  }
}
