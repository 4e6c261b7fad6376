package regulus.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.data.Dataset;
import regulus.learning.storage.Predictions;
import regulus.study.StudyResult;

/**
 * Everything that a report is made from.
 *
 * @param result what the study says so far
 * @param dataset what was classified; its test images are shown where they were taken for another
 *     class
 * @param tests the saved answers on the test set, by the final trial's id
 * @param documents what lies beside them in the run folder
 */
public record ReportSource(
    StudyResult result, Dataset dataset, Map<String, Predictions> tests, Documents documents) {

  /**
   * @param studyFile the study as it ran; none if it was not written
   * @param provenance where and with what it ran, in order
   * @param command what repeats the study
   */
  public record Documents(Optional<String> studyFile, List<Fact> provenance, String command) {
    public Documents {
      provenance = List.copyOf(provenance);
    }
  }

  public ReportSource {
    tests = Map.copyOf(tests);
  }
}
