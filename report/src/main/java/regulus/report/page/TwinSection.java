package regulus.report.page;

import java.util.List;
import java.util.Optional;
import regulus.report.figure.Numbers;
import regulus.report.figure.Twinned;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.VariantResult;

/**
 * Evaluated images that had been seen before, of the variants.
 *
 * @param sentence how many there are
 * @param rows each variant with them and without; empty if there are none
 */
public record TwinSection(String sentence, List<Row> rows) {
  public TwinSection {
    rows = List.copyOf(rows);
  }

  /**
   * @param accuracy mean over the seeds, on all validation images
   * @param without on those that are left
   * @param change in percentage points
   */
  public record Row(String variant, String accuracy, String without, String change) {
    static Row of(String variant, Twinned twins) {
      return new Row(
          variant,
          Numbers.figure(twins.accuracy()),
          Numbers.figure(twins.without()),
          Numbers.points(twins.without() - twins.accuracy()));
    }
  }

  /** None where nobody has looked. */
  static Optional<TwinSection> of(StudyResult result) {
    return result.variants().stream()
        .flatMap(variant -> Twinned.of(variant.trials()).stream())
        .findFirst()
        .map(twins -> new TwinSection(sentence(twins), twins.any() ? rows(result) : List.of()));
  }

  private static String sentence(Twinned twins) {
    return twins.any()
        ? "Of the "
            + twins.images()
            + " validation images of a training, "
            + twins.counts("training")
            + "."
        : "No validation image is a training image as well, or looks like one.";
  }

  private static List<Row> rows(StudyResult result) {
    return result.variants().stream().flatMap(variant -> row(variant).stream()).toList();
  }

  private static Optional<Row> row(VariantResult variant) {
    return Twinned.of(variant.trials()).map(twins -> Row.of(variant.variant().name(), twins));
  }

  /** Of a final test, in one or two sentences; empty where nobody has looked. */
  static String sentence(FinalResult last) {
    return Twinned.of(last.trials()).map(TwinSection::ofTest).orElse("");
  }

  private static String without(Twinned twins) {
    return " On the other "
        + twins.others()
        + " the accuracy is "
        + Numbers.figure(twins.without())
        + " instead of "
        + Numbers.figure(twins.accuracy())
        + ".";
  }

  private static String ofTest(Twinned twins) {
    return twins.any()
        ? "Of the "
            + twins.images()
            + " test images, "
            + twins.counts("training or validation")
            + "."
            + (Double.isNaN(twins.without()) ? " No other image is left." : without(twins))
        : "No test image is a training or validation image as well, or looks like one.";
  }
}
