package regulus.learning.keras;

import java.util.Map;
import java.util.Optional;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.WeightArray;

/**
 * A network with its weights, as a {@code .keras} file holds them.
 *
 * @param name of the model
 * @param weights all of them, by {@code layer/weight}
 * @param meaning if the file says it, which only Regulus' own do
 * @param form how it is said
 */
public record KerasModel(
    String name,
    NetworkSpec network,
    Map<String, WeightArray> weights,
    Optional<Meaning> meaning,
    KerasForm form) {
  public KerasModel {
    weights = Map.copyOf(weights);
  }

  /** One that was in no file. */
  public KerasModel(
      String name,
      NetworkSpec network,
      Map<String, WeightArray> weights,
      Optional<Meaning> meaning) {
    this(name, network, weights, meaning, KerasForm.USUAL);
  }
}
