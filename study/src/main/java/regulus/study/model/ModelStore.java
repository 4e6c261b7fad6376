package regulus.study.model;

import java.util.Map;
import regulus.learning.network.WeightArray;

/** Where trained networks are kept. */
public interface ModelStore {
  /** Which there are. */
  Models models();

  /**
   * Reads the weights of one of them.
   *
   * @return by {@code layer/weight}
   * @throws regulus.learning.data.InvalidData if they are missing, or not what was stored
   */
  Map<String, WeightArray> weights(StoredModel model);
}
