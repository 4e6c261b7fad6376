package regulus.report.figure;

/**
 * How well one class is recognized.
 *
 * @param hits images of the class that were recognized
 * @param support images of the class
 * @param claims images that were said to be of the class
 */
public record ClassFigures(String name, int hits, int support, int claims) {

  /** hits / claims; 0 where nothing was claimed. */
  public double precision() {
    return ratio(hits, claims);
  }

  /** hits / support; 0 for a class without images. */
  public double recall() {
    return ratio(hits, support);
  }

  /** Harmonic mean of precision and recall, 2·hits / (claims + support). */
  public double f1() {
    return ratio(2 * hits, claims + support);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
