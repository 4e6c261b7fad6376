package regulus.learning.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;

/**
 * Arrays of an HDF5 file, by their paths: {@code layers/conv2d_1/vars/0}. Belongs to who opened it.
 */
final class WeightGroups implements AutoCloseable {
  /** Without any. */
  static final WeightGroups NONE = new WeightGroups(null, 0);

  private static final int MOST_DIMENSIONS = 8;

  /** Weights hardly compress; an array that claims to be much more than its file is a lie. */
  private static final long MOST_RATIO = 64;

  private final @Nullable HdfFile file;
  private final long bytes;

  private WeightGroups(@Nullable HdfFile file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static WeightGroups in(byte[] bytes) {
    try {
      return new WeightGroups(HdfFile.fromBytes(bytes), bytes.length);
    } catch (RuntimeException broken) {
      throw new InvalidData("its weights are not a whole HDF5 file.", broken);
    }
  }

  /** Whether an HDF5 file holds a network beside weights, as Keras' did in former times. */
  static boolean isModel(Path file) {
    try (HdfFile hdf = new HdfFile(file)) {
      return hdf.getAttribute("model_config") != null;
    } catch (RuntimeException broken) {
      return !String.valueOf(file.getFileName()).endsWith(".weights.h5");
    }
  }

  /** The array at a path, which must be there. */
  WeightArray array(String path) {
    return find(path)
        .orElseThrow(
            () -> new InvalidData("its weights lack " + path + ", which its network needs."));
  }

  boolean has(String path) {
    return find(path).isPresent();
  }

  /** The array at a path, if there is one. */
  Optional<WeightArray> find(String path) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      Node node = file;
      for (String step : path.split("/", -1)) {
        node = node instanceof io.jhdf.api.Group group ? group.getChild(step) : null;
      }
      return node instanceof Dataset dataset ? Optional.of(read(dataset, path)) : Optional.empty();
    } catch (InvalidData problem) {
      throw problem;
    } catch (RuntimeException broken) {
      throw new InvalidData("its weights are broken at " + path + ".", broken);
    }
  }

  private WeightArray read(Dataset dataset, String path) {
    int[] dimensions = dataset.getDimensions();
    long elements = 1;
    List<Integer> shape = new ArrayList<>();
    for (int size : dimensions) {
      elements = Math.multiplyExact(elements, size);
      shape.add(size);
    }
    if (dimensions.length > MOST_DIMENSIONS
        || elements > Integer.MAX_VALUE
        || elements * Float.BYTES > MOST_RATIO * bytes) {
      throw new InvalidData(
          "its array %s claims %,d numbers, more than the file can hold."
              .formatted(path, elements));
    }
    float[] values = floats(dataset, path, (int) elements);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InvalidData(
            "its array %s holds %s, which is no finite number.".formatted(path, value));
      }
    }
    return new WeightArray(shape, values);
  }

  private static float[] floats(Dataset dataset, String path, int elements) {
    Object flat = dataset.isScalar() ? dataset.getData() : dataset.getDataFlat();
    if (flat instanceof float[] floats && floats.length == elements) {
      return floats;
    }
    if (flat instanceof double[] doubles && doubles.length == elements) {
      float[] floats = new float[elements];
      for (int i = 0; i < elements; i++) {
        floats[i] = (float) doubles[i];
      }
      return floats;
    }
    if (flat instanceof Float || flat instanceof Double) {
      return new float[] {((Number) flat).floatValue()};
    }
    throw new InvalidData(
        "its array %s holds %s; only numbers of 32 and 64 bits with fractions can be read."
            .formatted(path, dataset.getJavaType().getSimpleName()));
  }

  /**
   * An HDF5 file with these arrays at their paths.
   *
   * @param counts paths at which a whole number stands, 0
   */
  static byte[] bytes(Map<String, WeightArray> arrays, List<String> counts) throws IOException {
    // jHDF writes to files only.
    Path file = Files.createTempFile("regulus", ".h5");
    try {
      try (WritableHdfFile hdf = HdfFile.write(file)) {
        Map<String, WritableGroup> groups = new HashMap<>(Map.of("", hdf));
        arrays.forEach((path, array) -> put(groups, path, nested(array)));
        counts.forEach(path -> put(groups, path, 0));
      }
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void put(Map<String, WritableGroup> groups, String path, Object value) {
    int end = path.lastIndexOf('/');
    group(groups, path.substring(0, end)).putDataset(path.substring(end + 1), value);
  }

  private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    int end = Math.max(0, path.lastIndexOf('/'));
    String name = path.substring(end == 0 ? 0 : end + 1);
    WritableGroup made = group(groups, path.substring(0, end)).putGroup(name);
    groups.put(path, made);
    return made;
  }

  /** As arrays of arrays, from which jHDF takes the shape. */
  private static Object nested(WeightArray array) {
    int[] shape = array.shape().stream().mapToInt(Integer::intValue).toArray();
    return nested(array.values(), shape, 0, new int[1]);
  }

  private static Object nested(float[] values, int[] shape, int dimension, int[] next) {
    if (dimension >= shape.length - 1) {
      int length = shape.length == 0 ? 1 : shape[dimension];
      float[] row = java.util.Arrays.copyOfRange(values, next[0], next[0] + length);
      next[0] += length;
      return row;
    }
    int[] rest = java.util.Arrays.copyOfRange(shape, dimension, shape.length);
    Object all = Array.newInstance(float.class, rest);
    for (int i = 0; i < shape[dimension]; i++) {
      Array.set(all, i, nested(values, shape, dimension + 1, next));
    }
    return all;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
