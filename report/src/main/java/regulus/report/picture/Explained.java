package regulus.report.picture;

import java.util.List;
import regulus.learning.explanation.Explanation;
import regulus.learning.explanation.FilterChoice;
import regulus.learning.explanation.Filters;
import regulus.learning.training.OutputMeaning;
import regulus.study.model.StoredModel;

/**
 * What a network sees in some images, drawn.
 *
 * @param model which network, as people call it
 * @param outputs what it gives to its answers
 * @param images one by one
 * @param filters layer by layer
 */
public record Explained(
    String model, OutputMeaning outputs, List<ExplainedImage> images, List<Drawing> filters) {
  public Explained {
    images = List.copyOf(images);
    filters = List.copyOf(filters);
  }

  /**
   * Draws what an {@link regulus.learning.explanation.Explainer} found.
   *
   * @param classes their names, by index
   * @param mostPixels of all maps together; larger ones are shown smaller, so that a page stays
   *     small
   */
  public static Explained of(
      StoredModel model, List<Explanation> explanations, List<String> classes, long mostPixels) {
    long sheets = explanations.stream().mapToLong(it -> it.maps().size()).sum();
    long each = mostPixels / Math.max(1, sheets);
    return new Explained(
        model.title(),
        model.outputs(),
        explanations.stream().map(it -> ExplainedImage.of(it, classes, each)).toList(),
        List.of());
  }

  /** The same with filters. */
  public Explained with(List<Filters> layers, FilterChoice choice) {
    return new Explained(
        model,
        outputs,
        images,
        layers.stream().map(layer -> FilterSheet.of(layer, choice)).toList());
  }
}
