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
 * @param settings as written, without name and inputs; {@code trainable} and {@code training} are
 *     among them
 * @param stance how it takes part in training where it does not say so itself
 * @param origin where its weights begin; drawn if none
 * @param expected what it must be fed, if that was said
 */
record LayerDraft(
    Place place,
    Kind<? extends Layer> kind,
    Node.Mapping settings,
    Stance stance,
    Optional<Origin> origin,
    Optional<Expected> expected) {
  static final String TRAINABLE = "trainable";
  static final String TRAINING = "training";

  /**
   * What the networks around a layer say of it.
   *
   * @param frozen whether its weights are held fixed
   * @param inference whether it computes as when predicting
   */
  record Stance(boolean frozen, boolean inference) {
    static final Stance USUAL = new Stance(false, false);

    Stance frozen(boolean other) {
      return new Stance(other, inference);
    }

    Stance inference(boolean other) {
      return new Stance(frozen, other);
    }
  }

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
    return new LayerDraft(place, kind, settings, Stance.USUAL, Optional.empty(), Optional.empty());
  }

  LayerDraft with(Node.Mapping changed) {
    return new LayerDraft(place, kind, changed, stance, origin, expected);
  }

  /** The same layer in a sub-network of which something else is said as a whole. */
  LayerDraft taking(Stance other) {
    return new LayerDraft(place, kind, settings, other, origin, expected);
  }

  LayerDraft beginning(Optional<Origin> other) {
    return new LayerDraft(place, kind, settings, stance, other, expected);
  }

  LayerDraft expecting(Expected fed) {
    return new LayerDraft(place, kind, settings, stance, origin, Optional.of(fed));
  }

  /** Makes the layer as it stands in a list; what is wrong with it is added to the problems. */
  static Optional<NamedLayer> made(Item<LayerDraft> item, Problems problems) {
    LayerDraft draft = item.layer();
    List<InvalidSetting> invalid = new ArrayList<>();
    Optional<? extends Layer> layer = draft.layer(invalid);
    problems.add(draft.settings, invalid);
    Optional<Stance> stance = draft.own(problems);
    return layer.isPresent() && stance.isPresent()
        ? Optional.of(
            new NamedLayer(
                item.name(),
                layer.get(),
                item.inputs(),
                stance.get().frozen(),
                stance.get().inference()))
        : Optional.empty();
  }

  /** What it computes; empty if something is wrong with its settings. */
  Optional<? extends Layer> layer(List<InvalidSetting> invalid) {
    return kind.create(settings.without(TRAINABLE).without(TRAINING).plain(), "", invalid);
  }

  /** How it takes part in training; empty if something is wrong with what is said of that. */
  private Optional<Stance> own(Problems problems) {
    Optional<Boolean> frozen = said(TRAINABLE, stance.frozen(), problems);
    Optional<Boolean> inference = said(TRAINING, stance.inference(), problems);
    return frozen.flatMap(fixed -> inference.map(always -> new Stance(fixed, always)));
  }

  /** The reverse of what stands after a word, or what counts without it. */
  private Optional<Boolean> said(String word, boolean otherwise, Problems problems) {
    return settings
        .get(word)
        .map(given -> flag(word, given, problems).map(flag -> !flag))
        .orElse(Optional.of(otherwise));
  }

  /** What stands after {@code trainable:} or {@code training:}. */
  static Optional<Boolean> flag(String word, Node given, Problems problems) {
    if (given instanceof Node.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return Optional.of(flag);
    }
    problems.add(given, "Invalid " + word + ": expected true or false.");
    return Optional.empty();
  }
}
