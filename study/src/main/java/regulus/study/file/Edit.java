package regulus.study.file;

import java.util.List;
import java.util.Optional;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.training.TrainingSpec;
import regulus.study.LayerList;
import regulus.study.LayerList.Item;

/** One change of a network or of its training, as {@link EditReader} finds it in the file. */
sealed interface Edit {
  Place place();

  /**
   * The draft after this edit.
   *
   * @throws InvalidStudy if it is about something that is not there, or changes nothing
   */
  VariantDraft in(VariantDraft draft);

  /** One more layer at each of the selected ones. */
  record Insert(Place place, boolean after, Selector where, LayerDraft layer) implements Edit {
    @Override
    public VariantDraft in(VariantDraft draft) {
      LayerList<LayerDraft> layers = draft.layers();
      for (String neighbour : where.names(layers)) {
        refuseTaken(layer, layers);
        layers =
            after
                ? layers.after(neighbour, layer.name(), layer.kind().name(), layer)
                : layers.before(neighbour, layer.name(), layer.kind().name(), layer);
      }
      return draft.with(layers);
    }
  }

  /** Another layer in the place of each of the selected ones. */
  record Replace(Place place, Selector where, LayerDraft layer) implements Edit {
    @Override
    public VariantDraft in(VariantDraft draft) {
      LayerList<LayerDraft> layers = draft.layers();
      List<String> names = where.names(layers);
      for (String former : names) {
        refuseTaken(layer, layers.remove(former));
        layers = layers.replace(former, layer.name(), layer.kind().name(), layer);
      }
      refuseUnchanged(this, where, draft.layers(), layers);
      return draft.with(layers);
    }
  }

  /** Without the selected layers. */
  record Remove(Place place, Selector where) implements Edit {
    @Override
    public VariantDraft in(VariantDraft draft) {
      LayerList<LayerDraft> layers = draft.layers();
      for (String name : where.names(layers)) {
        layers = layers.remove(name);
      }
      return draft.with(layers);
    }
  }

  /** Another value of a setting of the selected layers. */
  record SetLayers(Place place, Selector where, Steps path, Node value) implements Edit {
    @Override
    public VariantDraft in(VariantDraft draft) {
      LayerList<LayerDraft> layers = draft.layers();
      for (String name : where.names(layers)) {
        layers = layers.change(name, this::changed);
      }
      refuseUnchanged(this, where, draft.layers(), layers);
      return draft.with(layers);
    }

    private LayerDraft changed(LayerDraft layer) {
      return layer.with(SettingsTree.set(layer.kind(), layer.settings(), path, value));
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

  private static void refuseTaken(LayerDraft layer, LayerList<LayerDraft> layers) {
    Optional<String> taken = layer.name().filter(name -> layers.find(name).isPresent());
    if (taken.isPresent()) {
      throw InvalidStudy.of(
          layer.place(), "A layer is named '" + taken.get() + "' already; give it another name.");
    }
  }

  /** Each layer that is named must change; of all layers of a type, one at least. */
  private static void refuseUnchanged(
      Edit edit, Selector where, LayerList<LayerDraft> before, LayerList<LayerDraft> after) {
    List<String> names = where.names(before);
    List<String> unchanged =
        names.stream().filter(name -> same(before, after, before.names().indexOf(name))).toList();
    boolean every = unchanged.size() == names.size();
    if (where instanceof Selector.OfType ? every : !unchanged.isEmpty()) {
      throw InvalidStudy.of(
          edit.place(),
          "This changes nothing: " + String.join(", ", unchanged) + " is like this already.");
    }
  }

  private static boolean same(
      LayerList<LayerDraft> before, LayerList<LayerDraft> after, int position) {
    Item<LayerDraft> former = before.layers().get(position);
    Item<LayerDraft> now = after.layers().get(position);
    Optional<NamedLayer> made = former.layer().layer(former.name(), new Problems());
    return made.isPresent() && made.equals(now.layer().layer(now.name(), new Problems()));
  }
}
