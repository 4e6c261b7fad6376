package regulus.learning.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;
import regulus.learning.storage.StoredArray.Floats;

/** A network's weights as a safetensors file, one {@code F32} array per weight, by its name. */
public final class WeightsFile {
  private WeightsFile() {}

  /**
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public static void write(Path file, Map<String, WeightArray> weights) throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    weights.forEach(
        (name, weight) -> arrays.put(name, new Floats(weight.shape(), weight.values())));
    SafeTensors.write(file, arrays);
  }

  /**
   * @return by name, sorted; whether they fit a network is the network's to say
   * @throws InvalidData if the file is missing, broken, or holds anything but {@code F32} arrays
   */
  public static Map<String, WeightArray> read(Path file) {
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    SafeTensors.read(file).forEach((name, array) -> weights.put(name, weight(file, name, array)));
    return weights;
  }

  private static WeightArray weight(Path file, String name, StoredArray array) {
    if (array instanceof Floats floats) {
      return new WeightArray(floats.shape(), floats.values());
    }
    throw new InvalidData(
        "Cannot read " + file + " as weights: its array '" + name + "' does not hold F32 values.");
  }
}
