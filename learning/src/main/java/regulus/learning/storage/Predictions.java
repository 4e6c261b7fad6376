package regulus.learning.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.StoredArray.Floats;
import regulus.learning.storage.StoredArray.Ints;

/**
 * What a trained network says of every image of a selection, in the selection's order; the only
 * thing that tables of confusion, mistakes and tests over images are computed from.
 *
 * @param indexes [n] of each image in the data set, whose test images follow the others
 * @param labels [n] true class indexes
 * @param probabilities [n, outputs] row-major; with one output, of class 1
 * @param outputs of the network, at least 1
 */
public record Predictions(int[] indexes, int[] labels, float[] probabilities, int outputs) {
  private static final String INDEX = "index";
  private static final String LABEL = "label";
  private static final String PROBABILITIES = "probabilities";

  public Predictions {
    if (outputs < 1
        || labels.length != indexes.length
        || (long) indexes.length * outputs != probabilities.length) {
      throw new IllegalArgumentException(
          indexes.length
              + " indexes, "
              + labels.length
              + " labels and "
              + probabilities.length
              + " probabilities do not fit "
              + outputs
              + " outputs.");
    }
  }

  public int count() {
    return indexes.length;
  }

  /** The class with the largest probability, the first of equals; one output above 0.5 is 1. */
  public int answer(int position) {
    if (outputs == 1) {
      return probabilities[position] > 0.5f ? 1 : 0;
    }
    int start = position * outputs;
    int best = 0;
    for (int k = 1; k < outputs; k++) {
      if (probabilities[start + k] > probabilities[start + best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * Writes a safetensors file of {@code index} I32 [n], {@code label} I32 [n] and {@code
   * probabilities} F32 [n, outputs].
   *
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public void write(Path file) throws IOException {
    SafeTensors.write(
        file,
        Map.of(
            INDEX, new Ints(List.of(count()), indexes),
            LABEL, new Ints(List.of(count()), labels),
            PROBABILITIES, new Floats(List.of(count(), outputs), probabilities)));
  }

  /**
   * @throws InvalidData if the file is missing, broken, or holds anything else
   */
  public static Predictions read(Path file) {
    Map<String, StoredArray> arrays = SafeTensors.read(file);
    if (arrays.size() == 3
        && arrays.get(INDEX) instanceof Ints indexes
        && arrays.get(LABEL) instanceof Ints labels
        && arrays.get(PROBABILITIES) instanceof Floats probabilities
        && fit(indexes, labels, probabilities)) {
      return new Predictions(
          indexes.values(), labels.values(), probabilities.values(), probabilities.shape().get(1));
    }
    throw new InvalidData(
        "Cannot read "
            + file
            + " as predictions: expected index I32 [n], label I32 [n] and probabilities F32"
            + " [n, outputs], received "
            + described(arrays)
            + ".");
  }

  private static boolean fit(Ints indexes, Ints labels, Floats probabilities) {
    List<Integer> shape = probabilities.shape();
    List<Integer> count = List.of(indexes.length());
    return indexes.shape().equals(count)
        && labels.shape().equals(count)
        && shape.size() == 2
        && shape.subList(0, 1).equals(count)
        && shape.get(1) >= 1;
  }

  private static String described(Map<String, StoredArray> arrays) {
    return String.join(
        ", ",
        arrays.entrySet().stream()
            .limit(4)
            .map(named -> named.getKey() + " " + named.getValue().shape())
            .toList());
  }
}
