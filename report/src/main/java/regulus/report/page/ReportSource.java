package regulus.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.data.Dataset;
import regulus.learning.storage.Predictions;
import regulus.report.picture.Explained;
import regulus.study.StudyResult;
import regulus.study.record.RecordedStudy.Opening;
import regulus.study.record.RecordedStudy.Run;

/**
 * Everything that a report is made from.
 *
 * @param result what the study says so far
 * @param dataset what was classified; its test images are shown where they were taken for another
 *     class
 * @param tests the saved answers on the test set, by the final trial's id
 * @param documents what lies beside them in the run folder
 * @param explained what the chosen network sees; none if the study does not ask for it, or it has
 *     not ended
 */
public record ReportSource(
    StudyResult result,
    Dataset dataset,
    Map<String, Predictions> tests,
    Documents documents,
    Optional<Explained> explained) {

  /**
   * What the run folder says of itself.
   *
   * @param studyFile the study as it ran; none before the first run
   * @param command what repeats the study
   * @param runs each time that it was run or gone on with
   * @param openings of the test set, in order of time
   * @param older what the next run of the folder adds, in sentences; none where nothing is missing
   * @param lost which files of it are not shown, because they are missing or not as they were
   *     written, in sentences
   */
  public record Documents(
      Optional<String> studyFile,
      String command,
      List<Run> runs,
      List<Opening> openings,
      Optional<String> older,
      List<String> lost) {
    public Documents {
      runs = List.copyOf(runs);
      openings = List.copyOf(openings);
      lost = List.copyOf(lost);
    }
  }

  public ReportSource {
    tests = Map.copyOf(tests);
  }
}
