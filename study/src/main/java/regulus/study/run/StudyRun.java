package regulus.study.run;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RunFolder;

/**
 * One time that a study is run or gone on with.
 *
 * @param study what it declares
 * @param trials those that follow from the file, in its order
 * @param folder where everything is kept
 * @param setting how it is run
 */
public record StudyRun(StudySpec study, List<TrialSpec> trials, RunFolder folder, Setting setting) {
  public StudyRun {
    trials = List.copyOf(trials);
  }

  /**
   * @param facts the study file and the data set, for the record
   * @param jobs trials at a time, each on one thread
   * @param host machine, versions and command, by name, for the record
   * @param identify gives a trial that is made during the run the id of its content
   */
  public record Setting(
      Facts facts, int jobs, Map<String, String> host, UnaryOperator<TrialSpec> identify) {
    public Setting {
      if (jobs < 1) {
        throw new IllegalArgumentException(
            "Invalid jobs: expected a whole number of at least 1, received " + jobs + ".");
      }
    }
  }
}
