package regulus.learning.keras;

import java.util.Optional;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;

/** Arrays by the places that a {@code .keras} file has for them: {@code layers/conv2d_1/vars/0}. */
interface WeightArrays {
  /** Without any. */
  WeightArrays NONE = place -> Optional.empty();

  /** The array at a place, if there is one. */
  Optional<WeightArray> find(String place);

  /** The array at a place, which must be there. */
  default WeightArray array(String place) {
    return find(place)
        .orElseThrow(
            () -> new InvalidData("its weights lack " + place + ", which its network needs."));
  }

  default boolean has(String place) {
    return find(place).isPresent();
  }
}
