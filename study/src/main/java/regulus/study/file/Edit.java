package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.training.TrainingSpec;
import regulus.study.InvalidEdit;
import regulus.study.LayerList;
import regulus.study.LayerList.Item;

/** One change of a network or of its training, as {@link EditReader} finds it in the file. */
sealed interface Edit {
  Place place();

  /**
   * The draft after this edit.
   *
   * @throws InvalidStudy if it is about something that is not there, or changes nothing
   * @throws InvalidEdit if it could mean several things
   */
  VariantDraft in(VariantDraft draft);

  /** An edit of one layer or sub-network after the other. */
  sealed interface OfLayers extends Edit {
    Selector where();

    LayerList<LayerDraft> in(LayerList<LayerDraft> layers, String name);

    @Override
    default VariantDraft in(VariantDraft draft) {
      LayerList<LayerDraft> layers = draft.layers();
      List<String> names = where().names(layers);
      List<String> unchanged = new ArrayList<>();
      for (String name : names) {
        LayerList<LayerDraft> changed = in(layers, name);
        if (same(layers, changed)) {
          unchanged.add(name);
        }
        layers = changed;
      }
      refuseUnchanged(names, unchanged);
      return draft.with(layers);
    }

    /** Each layer that is named must change; of all layers of a type, one at least. */
    private void refuseUnchanged(List<String> names, List<String> unchanged) {
      boolean every = unchanged.size() == names.size();
      if (where() instanceof Selector.OfType ? every : !unchanged.isEmpty()) {
        throw InvalidStudy.of(
            place(),
            "This changes nothing: " + String.join(", ", unchanged) + " is like this already.");
      }
    }
  }

  /** One more layer at each of the selected ones. */
  record Insert(Place place, boolean after, Selector where, PartDraft part) implements OfLayers {
    @Override
    public LayerList<LayerDraft> in(LayerList<LayerDraft> layers, String neighbour) {
      part.refuseTaken(LayerList.scope(neighbour), layers);
      return after ? layers.after(neighbour, part.part()) : layers.before(neighbour, part.part());
    }
  }

  /** Another layer in the place of each of the selected ones. */
  record Replace(Place place, Selector where, PartDraft part) implements OfLayers {
    @Override
    public LayerList<LayerDraft> in(LayerList<LayerDraft> layers, String former) {
      boolean itself =
          part.part()
              .name()
              .filter(name -> former.equals(LayerList.scope(former) + name))
              .isPresent();
      if (!itself) {
        part.refuseTaken(LayerList.scope(former), layers);
      }
      return layers.replace(former, part.part());
    }
  }

  /** Without the selected layers. */
  record Remove(Place place, Selector where) implements OfLayers {
    @Override
    public LayerList<LayerDraft> in(LayerList<LayerDraft> layers, String name) {
      return layers.remove(name);
    }
  }

  /** Another value of a setting of the selected layers. */
  record SetLayers(Place place, Selector where, Steps path, Node value) implements OfLayers {
    @Override
    public LayerList<LayerDraft> in(LayerList<LayerDraft> layers, String name) {
      if (path.toString().equals(PartReader.INPUTS)) {
        Problems problems = new Problems();
        Optional<List<String>> inputs = new PartReader(problems, KerasNetworks.NONE).inputs(value);
        problems.throwIfAny();
        return layers.taking(name, inputs.orElseThrow());
      }
      if (path.toString().equals(PartReader.WEIGHTS) && layers.find(name).isPresent()) {
        return layers.change(name, this::drawn);
      }
      return layers.find(name).isPresent()
          ? layers.change(name, this::changed)
          : ofSubNetwork(layers, name);
    }

    /** A file is of a network; of one layer it can only be said that its weights are drawn. */
    private LayerDraft drawn(LayerDraft layer) {
      Problems problems = new Problems();
      new PartReader(problems, KerasNetworks.NONE)
          .weights(value)
          .ifPresent(
              file ->
                  problems.add(
                      value,
                      "Invalid weights: expected none; a file can be given to a network only."));
      problems.throwIfAny();
      return layer.beginning(Optional.empty());
    }

    private LayerDraft changed(LayerDraft layer) {
      return layer.with(SettingsTree.set(layer.kind(), layer.settings(), path, value));
    }

    private LayerList<LayerDraft> ofSubNetwork(LayerList<LayerDraft> layers, String name) {
      return switch (path.toString()) {
        case LayerDraft.TRAINABLE, LayerDraft.TRAINING -> stance(layers, name);
        case PartReader.WEIGHTS -> weights(layers, name);
        default ->
            throw InvalidStudy.of(
                value.place(),
                name
                    + " is a network, of which trainable, training, weights and inputs can be set; set "
                    + path
                    + " of its layers, such as "
                    + layers.members(name).get(0).name()
                    + ".");
      };
    }

    private LayerList<LayerDraft> stance(LayerList<LayerDraft> layers, String name) {
      Problems problems = new Problems();
      Optional<Boolean> said = LayerDraft.flag(path.toString(), value, problems);
      problems.throwIfAny();
      LayerList<LayerDraft> changed = layers;
      for (Item<LayerDraft> member : layers.members(name)) {
        changed = changed.change(member.name(), layer -> taking(layer, !said.orElseThrow()));
      }
      return changed;
    }

    private LayerList<LayerDraft> weights(LayerList<LayerDraft> layers, String name) {
      Problems problems = new Problems();
      Optional<Node.Scalar> file = new PartReader(problems, KerasNetworks.NONE).weights(value);
      problems.throwIfAny();
      LayerList<LayerDraft> changed = layers;
      for (Item<LayerDraft> member : layers.members(name)) {
        int depth = LayerList.depth(member.name()) - LayerList.depth(name);
        changed =
            changed.change(
                member.name(),
                layer -> layer.beginning(file.map(it -> new LayerDraft.Origin(it, depth))));
      }
      return changed;
    }

    /** What the layer says itself counts no more. */
    private LayerDraft taking(LayerDraft layer, boolean changed) {
      String word = path.toString();
      LayerDraft.Stance stance =
          word.equals(LayerDraft.TRAINABLE)
              ? layer.stance().frozen(changed)
              : layer.stance().inference(changed);
      return layer.with(layer.settings().without(word)).taking(stance);
    }
  }

  /** Another value of a setting of the training. */
  record SetTraining(Place place, Steps path, Node value) implements Edit {
    @Override
    public VariantDraft in(VariantDraft draft) {
      VariantDraft changed =
          draft.with(SettingsTree.set(TrainingSection.KIND, draft.training(), path, value));
      Optional<TrainingSpec> before = draft.training(new Problems());
      if (before.isPresent() && before.equals(changed.training(new Problems()))) {
        throw InvalidStudy.of(place, "This changes nothing: training has this value already.");
      }
      return changed;
    }
  }

  private static boolean same(LayerList<LayerDraft> before, LayerList<LayerDraft> after) {
    if (!before.names().equals(after.names())) {
      return false;
    }
    for (int i = 0; i < before.layers().size(); i++) {
      Item<LayerDraft> former = before.layers().get(i);
      Item<LayerDraft> now = after.layers().get(i);
      if (!former.equals(now) && !same(former, now)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Item<LayerDraft> former, Item<LayerDraft> now) {
    Optional<NamedLayer> made = LayerDraft.made(former, new Problems());
    return made.isPresent()
        && made.equals(LayerDraft.made(now, new Problems()))
        && file(former).equals(file(now));
  }

  private static Optional<String> file(Item<LayerDraft> item) {
    return item.layer().origin().map(origin -> origin.file().text());
  }
}
