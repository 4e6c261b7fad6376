package regulus.statistics;

import java.util.List;
import java.util.Optional;
import regulus.statistics.Comparison.Verdict;

/**
 * Two variants' models on the same test images, with the sentence that says it; differences are the
 * accuracy of the variant minus that of its baseline, as fractions.
 *
 * @param models of each pair of models, on how many images they are right; at least one pair
 * @param evidence none where nothing says how much the differences vary
 * @param verdict better, worse or undecided
 */
public record TestComparison(
    String variant,
    String baseline,
    List<Agreement> models,
    Optional<Evidence> evidence,
    Verdict verdict) {

  /** What a test of two final models is called in {@code results.json}. */
  public static final String MCNEMAR = "mcnemar";

  /**
   * @param test {@link #MCNEMAR} for one model each, else {@link MultiReaderMultiCase#NAME}
   * @param ci95 of the difference, before correction for several comparisons; none of models that
   *     are right on the same images
   * @param pValue two-sided
   * @param pAdjusted after Holm over the final models that are compared
   */
  public record Evidence(String test, Optional<Interval> ci95, double pValue, double pAdjusted) {}

  public TestComparison {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid models: expected at least one pair, received none.");
    }
  }

  /** The mean over the pairs of models. */
  public double difference() {
    return models.stream().mapToDouble(Agreement::difference).average().orElseThrow();
  }

  public int images() {
    return models.get(0).images();
  }

  /** Whether it is about these two trained models, and not about training again. */
  public boolean ofTheseModels() {
    return models.size() == 1;
  }

  public Optional<Interval> ci95() {
    return evidence.flatMap(Evidence::ci95);
  }

  /**
   * The verdict in plain words: effect and interval first, then the test, then what it is about.
   */
  public String sentence() {
    return new TestWording(this).sentence();
  }

  /** The effect with its interval: {@code +0.7 points [0.2, 1.2]}. */
  public String figures() {
    return new TestWording(this).figures();
  }

  /** The test and its p: {@code McNemar's exact test, Holm p = .02}; empty without one. */
  public String method() {
    return new TestWording(this).method();
  }

  /** What the verdict is about: {@code these two trained models, not training again}. */
  public String about() {
    return new TestWording(this).about();
  }
}
