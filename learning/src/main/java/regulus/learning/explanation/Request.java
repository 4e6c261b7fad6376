package regulus.learning.explanation;

import java.util.List;
import java.util.Optional;

/**
 * What is to be shown of a network.
 *
 * @param layers whose feature maps; the first four that have maps if none is named
 * @param filters which filters of the named layers, or of the first two convolutions
 * @param camLayer which layer Grad-CAM looks at; the last convolution if none is named
 * @param classes for which Grad-CAM is asked besides the predicted one, by index
 */
public record Request(
    List<String> layers, FilterChoice filters, Optional<String> camLayer, List<Integer> classes) {
  public Request {
    layers = List.copyOf(layers);
    classes = List.copyOf(classes);
  }
}
