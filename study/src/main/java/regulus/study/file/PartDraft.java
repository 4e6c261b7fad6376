package regulus.study.file;

import java.util.Optional;
import regulus.study.LayerList;
import regulus.study.Part;

/**
 * A layer or sub-network as a study file gives it.
 *
 * @param place where it stands
 */
record PartDraft(Place place, Part<LayerDraft> part) {

  /**
   * @param scope what the names of its neighbours begin with
   * @throws InvalidStudy if its name is taken
   */
  void refuseTaken(String scope, LayerList<LayerDraft> layers) {
    Optional<String> taken = part.name().filter(name -> !layers.members(scope + name).isEmpty());
    if (taken.isPresent()) {
      throw InvalidStudy.of(
          place, "A layer is named '" + taken.get() + "' already; give it another name.");
    }
  }
}
