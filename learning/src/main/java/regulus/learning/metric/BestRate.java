package regulus.learning.metric;

/** The counts that two rates come from, at every threshold. Mutable: grows with every batch. */
final class BestRate implements Metric.Accumulator {
  /** A share of counts at a threshold. */
  interface Rate {
    /** Of right and wrong yeses among the examples of the class and the others. */
    double of(double right, double wrong, double ofClass, double ofOthers);
  }

  static final Rate SENSITIVITY = (right, wrong, ofClass, ofOthers) -> ratio(right, ofClass);
  static final Rate SPECIFICITY =
      (right, wrong, ofClass, ofOthers) -> ratio(ofOthers - wrong, ofOthers);
  static final Rate PRECISION = (right, wrong, ofClass, ofOthers) -> ratio(right, right + wrong);

  private final RateAtThresholds settings;
  private final int outputs;
  private final Rate wanted;
  private final Rate held;
  private final long[] ofClass;
  private final long[] ofOthers;
  private double allOfClass;
  private double allOfOthers;

  /**
   * @param wanted whose best is sought
   * @param held which must reach what the settings say
   */
  BestRate(RateAtThresholds settings, int outputs, Rate wanted, Rate held) {
    this.settings = settings;
    this.outputs = outputs;
    this.wanted = wanted;
    this.held = held;
    this.ofClass = new long[settings.thresholds()];
    this.ofOthers = new long[settings.thresholds()];
  }

  @Override
  public void add(float[] predictions, int[] labels, int count) {
    int first = settings.classId().orElse(0);
    int last = settings.classId().orElse(outputs - 1);
    for (int i = 0; i < count; i++) {
      for (int column = first; column <= last; column++) {
        boolean of = labels[i] == (outputs == 1 ? 1 : column);
        count(of, predictions[i * outputs + column]);
      }
    }
  }

  /** As in Keras, an output of exactly 0 is above no threshold, not even above 0. */
  private void count(boolean of, float output) {
    if (of) {
      allOfClass++;
    } else {
      allOfOthers++;
    }
    int threshold = RocCurves.below(output, settings.thresholds() - 1);
    if (threshold >= 0) {
      (of ? ofClass : ofOthers)[threshold]++;
    }
  }

  @Override
  public double value() {
    double right = 0;
    double wrong = 0;
    double best = 0;
    for (int i = settings.thresholds() - 1; i >= 0; i--) {
      right += ofClass[i];
      wrong += ofOthers[i];
      // In 32 bits, as Keras compares.
      if ((float) held.of(right, wrong, allOfClass, allOfOthers) >= (float) settings.least()) {
        best = Math.max(best, wanted.of(right, wrong, allOfClass, allOfOthers));
      }
    }
    return best;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
