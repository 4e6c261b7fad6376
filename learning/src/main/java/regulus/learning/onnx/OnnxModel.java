package regulus.learning.onnx;

import java.util.List;
import java.util.Map;
import regulus.learning.data.Pixels;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.WeightArray;
import regulus.learning.training.OutputMeaning;

/**
 * A network with its weights, and what goes in and comes out.
 *
 * @param weights all of them, by {@code layer/weight}
 * @param meaning of its pixels and outputs
 */
public record OnnxModel(
    String name, NetworkSpec network, Map<String, WeightArray> weights, Meaning meaning) {
  /**
   * @param classes in the order of the outputs
   * @param pixels how bytes become what the network is fed
   * @param outputs whether the numbers it ends in are probabilities
   */
  public record Meaning(List<String> classes, Pixels pixels, OutputMeaning outputs) {
    public Meaning {
      classes = List.copyOf(classes);
    }
  }

  public OnnxModel {
    weights = Map.copyOf(weights);
  }
}
