package regulus.learning.explanation;

import java.util.List;

/**
 * What a network sees in one image.
 *
 * @param probabilities of every class
 * @param heatMaps Grad-CAM for the predicted class, then for those that were asked for; none where
 *     the network has no convolution
 * @param maps layer by layer
 */
public record Explanation(
    Subject subject, float[] probabilities, List<HeatMap> heatMaps, List<FeatureMaps> maps) {
  public Explanation {
    heatMaps = List.copyOf(heatMaps);
    maps = List.copyOf(maps);
  }

  /** The class with the largest probability, the first of equals; of two, 1 only above 0.5. */
  public int predicted() {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] > probabilities[best]) {
        best = k;
      }
    }
    return best;
  }
}
