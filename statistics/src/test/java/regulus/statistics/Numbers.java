package regulus.statistics;

import java.util.Arrays;

/** Lists of numbers as the tables hold them. */
final class Numbers {
  private Numbers() {}

  static double[] of(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
