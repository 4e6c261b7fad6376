package regulus.statistics.simulation;

import java.util.Arrays;
import java.util.Optional;
import regulus.statistics.Comparison.Subject;
import regulus.statistics.Draws;
import regulus.statistics.ImageScores;
import regulus.statistics.Measure;
import regulus.statistics.Pairing;

/**
 * What a study saw of one variant against its base.
 *
 * @param scores the variant's minus the base's, [repetition][validation image]
 * @param numbers the number of each of these images
 * @param ratio validation over training images
 * @param draws for tests that need random numbers
 */
record Seen(double[][] scores, int[][] numbers, double ratio, Draws draws) {
  /** The same study, had it ended after so many repetitions. */
  Seen first(int repetitions) {
    return new Seen(
        Arrays.copyOf(scores, repetitions), Arrays.copyOf(numbers, repetitions), ratio, draws);
  }

  double[] differences() {
    return Arrays.stream(scores).mapToDouble(Seen::mean).toArray();
  }

  ImageScores images() {
    return new ImageScores(scores, Optional.of(numbers));
  }

  /** As a comparison with the base, whose figures count as 0. */
  Pairing pairing(String variant) {
    return pairing(variant, "base");
  }

  /** As a comparison with a variant whose figures count as 0. */
  Pairing pairing(String variant, String baseline) {
    Measure measure = new Measure("val_accuracy", Measure.Better.HIGHER, Measure.Unit.POINTS);
    return new Pairing(
            new Subject(variant, baseline, measure), differences(), new double[scores.length])
        .with(images());
  }

  /** Images of the first repetition that the variant alone has right. */
  int won() {
    return (int) Arrays.stream(scores[0]).filter(score -> score > 0).count();
  }

  /** Images of the first repetition that the base alone has right. */
  int lost() {
    return (int) Arrays.stream(scores[0]).filter(score -> score < 0).count();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
