package regulus.learning.data.file;

import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.data.InvalidData;

/** Class indexes and the names of the classes. */
final class Labels {
  private Labels() {}

  /** The given names or, without any, the numbers from 0 to the highest label. */
  static List<String> classes(List<String> given, int[] labels) {
    if (!given.isEmpty()) {
      return given;
    }
    int highest = IntStream.of(labels).max().orElse(0);
    return IntStream.rangeClosed(0, highest).mapToObj(String::valueOf).toList();
  }

  /** Refuses labels that no class has. */
  static void check(ByteSource source, int[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= classes) {
        throw new InvalidData(
            source.name()
                + " gives image "
                + i
                + " the label "
                + labels[i]
                + ": expected 0 to "
                + (classes - 1)
                + "; get the file again.");
      }
    }
  }

  static int[] join(int[] first, int[] second) {
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
  }
}
