package regulus.study;

import java.util.List;
import java.util.Optional;
import regulus.learning.explanation.FilterChoice;

/**
 * What the report shows of a network.
 *
 * @param images files of images that it is asked about; none for two test images, one that it
 *     recognized and one that it mistook
 * @param layers whose feature maps; the first four with maps if none is named
 * @param filters which filters of these layers, or of the first two convolutions
 * @param camLayer which layer Grad-CAM looks at; the last convolution if none is named
 * @param classes for which Grad-CAM is asked besides the predicted one, by name
 * @param variant whose network; the chosen one's if none is named
 */
public record Explaining(
    List<String> images,
    List<String> layers,
    FilterChoice filters,
    Optional<String> camLayer,
    List<String> classes,
    Optional<String> variant) {
  public Explaining {
    images = List.copyOf(images);
    layers = List.copyOf(layers);
    classes = List.copyOf(classes);
  }
}
