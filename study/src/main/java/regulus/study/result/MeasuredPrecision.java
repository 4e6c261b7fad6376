package regulus.study.result;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.data.DatasetInfo;
import regulus.learning.storage.Predictions;
import regulus.statistics.PairedTest;
import regulus.statistics.PairedTest.Evidence;
import regulus.statistics.Pairing;
import regulus.statistics.Precision;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;

/** How precisely a study that was run knows its differences: the middle of its comparisons. */
public final class MeasuredPrecision {
  private MeasuredPrecision() {}

  /**
   * From a run folder, if the same was compared there: the same figure on images that were divided
   * in the same way.
   *
   * @return empty for another study, and where no comparison has two pairs
   * @throws regulus.study.record.UnusableFolder if there is no record, or it cannot be read
   */
  public static Optional<Precision> read(RunFolder folder, StudySpec study, DatasetInfo info) {
    RecordedStudy recorded = RecordedStudy.read(folder);
    StudySpec run = StudyResults.spec(folder, recorded.facts());
    boolean same =
        recorded.facts().name().equals(study.name())
            && recorded.facts().data().equals(info)
            && run.data().split().equals(study.data().split())
            && run.choose().by().equals(study.choose().by());
    Function<String, Optional<Predictions>> answers = new SavedAnswers(folder).asWritten(recorded);
    return same ? of(StudyResults.of(run, recorded), answers) : Optional.empty();
  }

  /**
   * @param answers of a trial on its validation images, by its id
   */
  static Optional<Precision> of(
      StudyResult result, Function<String, Optional<Predictions>> answers) {
    StudySpec study = result.study();
    Differences differences =
        new Differences(
            study,
            result.variants(),
            new TrialPairs(study.data().split(), study.choose(), answers));
    PairedTest test = differences.test();
    List<Precision> found =
        differences.pairings().stream()
            .filter(pairing -> pairing.trained() == Pairing.Trained.BOTH)
            .flatMap(pairing -> test.test(pairing).stream())
            .map(Evidence::precision)
            .sorted(Comparator.comparingDouble(Precision::spread))
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() / 2));
  }
}
