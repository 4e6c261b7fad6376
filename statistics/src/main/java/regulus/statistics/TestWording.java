package regulus.statistics;

import java.util.Locale;
import regulus.statistics.Comparison.Verdict;
import regulus.statistics.TestComparison.Evidence;

/** How a comparison of final models is said to a person. */
final class TestWording {
  private final TestComparison comparison;

  TestWording(TestComparison comparison) {
    this.comparison = comparison;
  }

  String sentence() {
    return comparison.evidence().isEmpty()
        ? untested()
        : tested() + " This is about " + about() + ".";
  }

  String figures() {
    return signed(comparison.difference())
        + " points"
        + comparison
            .ci95()
            .map(it -> " [" + Wording.points(it.low()) + ", " + Wording.points(it.high()) + "]")
            .orElse("");
  }

  String method() {
    return comparison
        .evidence()
        .map(it -> test(it) + ", Holm " + Wording.p(it.pAdjusted()))
        .orElse("");
  }

  String about() {
    return comparison.ofTheseModels()
        ? "these two trained models, not about training them again"
        : "training both again on these images, and about other test images";
  }

  private String tested() {
    double difference = comparison.difference();
    return switch (comparison.verdict()) {
      case BETTER, WORSE -> decided(difference);
      default -> open(difference);
    };
  }

  private String decided(double difference) {
    return variant()
        + " is "
        + (comparison.verdict() == Verdict.BETTER ? "better" : "worse")
        + " than "
        + baseline()
        + " by "
        + Wording.points(Math.abs(difference))
        + " points"
        + evidence(difference)
        + ".";
  }

  private String open(double difference) {
    if (comparison.ofTheseModels() && comparison.ci95().isEmpty()) {
      return String.format(
          Locale.ROOT,
          "Of the %,d test images, %s and %s have the same ones right.",
          comparison.images(),
          Wording.the(comparison.variant()),
          baseline());
    }
    return variant()
        + " against "
        + baseline()
        + " is undecided: "
        + signed(difference)
        + " points"
        + evidence(1)
        + ".";
  }

  /** Equal differences leave nothing to judge chance by. */
  private String untested() {
    return variant()
        + " against "
        + baseline()
        + " is undecided: exactly "
        + signed(comparison.difference())
        + " points"
        + images()
        + " in each of "
        + comparison.models().size()
        + " pairs of models, which does not show how much chance there is.";
  }

  /** With the interval turned round where the difference was said without its sign. */
  private String evidence(double sign) {
    return images()
        + " ("
        + comparison
            .ci95()
            .map(it -> sign < 0 ? new Interval(-it.high(), -it.low()) : it)
            .map(
                it ->
                    "95 %: " + Wording.points(it.low()) + " to " + Wording.points(it.high()) + "; ")
            .orElse("")
        + method()
        + ")";
  }

  private String test(Evidence evidence) {
    return evidence.test().equals(TestComparison.MCNEMAR)
        ? "McNemar's exact test"
        : "seeds × images over " + comparison.models().size() + " models each";
  }

  private String images() {
    return String.format(Locale.ROOT, " on the %,d test images", comparison.images());
  }

  private static String signed(double difference) {
    return (difference > 0 ? "+" : "") + Wording.points(difference);
  }

  private String variant() {
    return Wording.atBeginning(comparison.variant());
  }

  private String baseline() {
    return Wording.the(comparison.baseline());
  }
}
