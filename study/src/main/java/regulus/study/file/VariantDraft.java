package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.TrainingSpec;
import regulus.study.LayerList;
import regulus.study.SweepPoint;

/**
 * A network and its training as a study file gives them, before they are made.
 *
 * @param layers by name
 * @param training the section, as written
 * @param sweep where it stands in the sweep that made it
 */
record VariantDraft(
    LayerList<LayerDraft> layers, Node.Mapping training, Optional<SweepPoint> sweep) {

  VariantDraft with(LayerList<LayerDraft> changed) {
    return new VariantDraft(changed, training, sweep);
  }

  VariantDraft with(Node.Mapping changed) {
    return new VariantDraft(layers, changed, sweep);
  }

  /**
   * Makes the layers; what is wrong with them is added to the problems.
   *
   * @return empty if there were problems
   */
  Optional<List<NamedLayer>> layers(Problems problems) {
    List<NamedLayer> made = new ArrayList<>();
    for (LayerList.Item<LayerDraft> item : layers.layers()) {
      LayerDraft.made(item, problems).ifPresent(made::add);
    }
    return made.size() == layers.layers().size() ? Optional.of(made) : Optional.empty();
  }

  /** Makes the training; what is wrong with it is added to the problems. */
  Optional<TrainingSpec> training(Problems problems) {
    List<InvalidSetting> invalid = new ArrayList<>();
    Optional<TrainingSpec> made = TrainingSection.KIND.create(training.plain(), "", invalid);
    TrainingSection.lacking(training, invalid).ifPresent(invalid::add);
    problems.add(training, invalid);
    return made;
  }
}
