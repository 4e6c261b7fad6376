package regulus.learning.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
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
    write(file, weights, Map.of());
  }

  /**
   * As {@link #write(Path, Map)}.
   *
   * @param metadata what the file says of the network, by name
   */
  public static void write(
      Path file, Map<String, WeightArray> weights, Map<String, String> metadata)
      throws IOException {
    SafeTensors.write(file, arrays(weights), metadata);
  }

  /**
   * Puts into a digest what {@link #write(Path, Map)} would write, so that weights are known again
   * in whatever file they came.
   */
  public static void digest(Map<String, WeightArray> weights, MessageDigest digest) {
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      SafeTensors.write(out, arrays(weights), Map.of());
    } catch (IOException nothingIsWritten) {
      throw new UncheckedIOException(nothingIsWritten);
    }
  }

  private static Map<String, StoredArray> arrays(Map<String, WeightArray> weights) {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    weights.forEach(
        (name, weight) -> arrays.put(name, new Floats(weight.shape(), weight.values())));
    return arrays;
  }

  /**
   * @return by name, sorted; whether they fit a network is the network's to say
   * @throws InvalidData if the file is missing, broken, or holds anything but {@code F32} arrays of
   *     finite numbers
   */
  public static Map<String, WeightArray> read(Path file) {
    return weights(file.toString(), SafeTensors.readAll(file));
  }

  /**
   * The weights among what was read.
   *
   * @param origin what problems call it
   * @throws InvalidData if it holds anything but {@code F32} arrays of finite numbers
   */
  public static Map<String, WeightArray> weights(String origin, SafeTensors.Contents contents) {
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    contents.arrays().forEach((name, array) -> weights.put(name, weight(origin, name, array)));
    return weights;
  }

  private static WeightArray weight(String origin, String name, StoredArray array) {
    if (array instanceof Floats floats) {
      requireFinite(origin, name, floats.values());
      return new WeightArray(floats.shape(), floats.values());
    }
    throw new InvalidData(
        "Cannot read "
            + origin
            + " as weights: its array '"
            + name
            + "' does not hold F32 values.");
  }

  private static void requireFinite(String origin, String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InvalidData(
            "Cannot read %s as weights: number %,d of its array '%s' is %s."
                .formatted(origin, i, name, values[i]));
      }
    }
  }
}
