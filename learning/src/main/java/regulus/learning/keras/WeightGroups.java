package regulus.learning.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulus.learning.data.InvalidData;
import regulus.learning.network.WeightArray;

/**
 * Arrays of an HDF5 file, by their paths. Belongs to who opened it. Mutable: it counts what it has
 * read.
 */
final class WeightGroups implements WeightArrays, AutoCloseable {
  private static final int MOST_DIMENSIONS = 8;

  /** Weights hardly compress; a file that claims to hold much more than its bytes is a lie. */
  private static final long MOST_RATIO = 64;

  private static final int MOST_NAMES = 100_000;

  private final HdfFile file;
  private final long bytes;
  private long read;

  private WeightGroups(HdfFile file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static WeightGroups in(byte[] bytes) {
    return guarded(
        () -> new WeightGroups(HdfFile.fromBytes(bytes), bytes.length),
        "its weights are not a whole HDF5 file.");
  }

  /** A text that the file has of itself. */
  Optional<String> text(String attribute) {
    return guarded(
        () ->
            Optional.ofNullable(file.getAttribute(attribute))
                .map(Attribute::getData)
                .filter(String.class::isInstance)
                .map(String.class::cast),
        "its " + attribute + " is broken.");
  }

  /**
   * Names that a group lists, which may be spread over several attributes, {@code weight_names0}
   * and so on; none if there is neither such a group nor such a list.
   */
  List<String> names(String group, String attribute) {
    return guarded(
        () -> {
          Node node = node(group);
          List<String> names = new ArrayList<>();
          if (node == null || collect(node.getAttribute(attribute), names)) {
            return names;
          }
          for (int i = 0; collect(node.getAttribute(attribute + i), names); ) {
            i++;
          }
          return names;
        },
        "its " + attribute + " are broken at " + group + ".");
  }

  private static boolean collect(@Nullable Attribute attribute, List<String> names) {
    if (attribute == null) {
      return false;
    }
    if (attribute.getSize() + names.size() > MOST_NAMES) {
      throw new InvalidData(
          "it claims %,d names; at most %,d are read.".formatted(attribute.getSize(), MOST_NAMES));
    }
    if (attribute.getData() instanceof String[] some) {
      names.addAll(List.of(some));
    }
    return true;
  }

  @Override
  public Optional<WeightArray> find(String path) {
    return guarded(
        () ->
            node(path) instanceof Dataset dataset
                ? Optional.of(read(dataset, path))
                : Optional.empty(),
        "its weights are broken at " + path + ".");
  }

  /** Links are never followed: they may lead out of the file. */
  private @Nullable Node node(String path) {
    Node node = file;
    for (String step : path.split("/", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      node = node instanceof Group group ? group.getChild(step) : null;
      if (node instanceof Link) {
        throw new InvalidData(
            "its '%s' is a link to something else; links are not followed.".formatted(step));
      }
    }
    return node;
  }

  /** What the library does not know, and what it trips over, is the file's fault. */
  private static <T> T guarded(Supplier<T> asked, String broken) {
    try {
      return asked.get();
    } catch (InvalidData problem) {
      throw problem;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      // The last two where a structure contains itself, or claims a size that it does not have.
      throw new InvalidData(broken, failure);
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
    long most = dataset.getFilters().isEmpty() ? bytes : MOST_RATIO * bytes - read;
    if (dimensions.length > MOST_DIMENSIONS
        || elements > Integer.MAX_VALUE
        || elements * Float.BYTES > most) {
      throw new InvalidData(
          "its array %s claims %,d numbers, more than the file can hold."
              .formatted(path, elements));
    }
    read += elements * Float.BYTES;
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
    file.close();
  }
}
