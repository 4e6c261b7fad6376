package regulus.statistics;

/**
 * On how many images two models agree with the truth: together, alone, or not at all.
 *
 * @param bothRight images that both have right
 * @param onlyVariant images that the variant's model alone has right
 * @param onlyBaseline images that the baseline's model alone has right
 * @param bothWrong images that both have wrong, in the same way or not
 */
public record Agreement(int bothRight, int onlyVariant, int onlyBaseline, int bothWrong) {
  public Agreement {
    if (bothRight < 0 || onlyVariant < 0 || onlyBaseline < 0 || bothWrong < 0) {
      throw new IllegalArgumentException(
          "Invalid images: expected counts of at least 0, received "
              + bothRight
              + ", "
              + onlyVariant
              + ", "
              + onlyBaseline
              + " and "
              + bothWrong
              + ".");
    }
  }

  /**
   * @param variant whether the variant's model is right, by image
   * @param baseline whether the baseline's is, on the same images
   */
  public static Agreement of(boolean[] variant, boolean[] baseline) {
    McNemar alone = McNemar.of(variant, baseline);
    int both = 0;
    for (int i = 0; i < variant.length; i++) {
      both += variant[i] && baseline[i] ? 1 : 0;
    }
    return new Agreement(
        both,
        alone.onlyFirst(),
        alone.onlySecond(),
        variant.length - both - alone.onlyFirst() - alone.onlySecond());
  }

  public int images() {
    return bothRight + onlyVariant + onlyBaseline + bothWrong;
  }

  /** The variant's accuracy minus the baseline's; at least one image is needed. */
  public double difference() {
    return (double) (onlyVariant - onlyBaseline) / images();
  }

  /** McNemar's exact test of the two models. */
  public McNemar test() {
    return new McNemar(onlyVariant, onlyBaseline);
  }
}
