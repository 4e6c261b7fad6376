package regulus.study.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import regulus.learning.data.Dataset;
import regulus.learning.data.Folds;
import regulus.learning.setting.InvalidSetting;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.file.StudyFile;
import regulus.study.plan.Planner;
import regulus.study.plan.TrialIdentity;
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
   * A run of a whole study file.
   *
   * @param folder where everything is kept
   * @param jobs trials at a time
   * @param host machine, versions and command, by name
   */
  public static StudyRun of(
      StudyFile file, Dataset dataset, RunFolder folder, int jobs, Map<String, String> host) {
    StudySpec study = file.study(source -> dataset.info());
    study.repeat().folds().ifPresent(folds -> checkFolds(file, dataset, folds, "repeat.folds"));
    study
        .crossValidation()
        .ifPresent(it -> checkFolds(file, dataset, it.folds(), "cross_validation.folds"));
    TrialIdentity identity = TrialIdentity.of(dataset);
    Facts facts = new Facts(study.name(), file.text(), dataset.info(), dataset.fingerprint());
    return new StudyRun(
        study,
        Planner.plan(study, identity),
        folder,
        new Setting(facts, jobs, host, identity::identified));
  }

  /** The same run, which may read the test set again for the reason that is given, if any. */
  public StudyRun reopening(Optional<String> reason) {
    return new StudyRun(study, trials, folder, setting.reopening(reason));
  }

  /**
   * The same run, which adds seeds where a comparison is open.
   *
   * @param mostSeeds of every variant; none for as many as the study was begun with, or the usual
   */
  public StudyRun untilDecided(OptionalInt mostSeeds) {
    return new StudyRun(study, trials, folder, setting.untilDecided(new Until(mostSeeds)));
  }

  /** Only the labels, which plans do without, say how small the smallest class is. */
  private static void checkFolds(StudyFile file, Dataset dataset, int folds, String path) {
    try {
      Folds.check(dataset.train().join(dataset.validation()), folds);
    } catch (InvalidSetting invalid) {
      throw file.problem(path, invalid.sentence());
    }
  }

  /**
   * What was said of adding seeds.
   *
   * @param mostSeeds none if only that some be added
   */
  public record Until(OptionalInt mostSeeds) {}

  /**
   * @param facts the study file and the data set, for the record
   * @param jobs trials at a time, each on one thread
   * @param host machine, versions and command, by name, for the record
   * @param identify gives a trial that is made during the run the id of its content
   * @param reopen why the test set may be read again, if it may
   * @param until if seeds are to be added where a comparison is open
   */
  public record Setting(
      Facts facts,
      int jobs,
      Map<String, String> host,
      UnaryOperator<TrialSpec> identify,
      Optional<String> reopen,
      Optional<Until> until) {
    /** Of a run that reads the test set once and adds no seeds. */
    public Setting(
        Facts facts, int jobs, Map<String, String> host, UnaryOperator<TrialSpec> identify) {
      this(facts, jobs, host, identify, Optional.empty(), Optional.empty());
    }

    public Setting {
      if (jobs < 1) {
        throw new IllegalArgumentException(
            "Invalid jobs: expected a whole number of at least 1, received " + jobs + ".");
      }
    }

    Setting reopening(Optional<String> reason) {
      return new Setting(facts, jobs, host, identify, reason, until);
    }

    Setting untilDecided(Until wanted) {
      return new Setting(facts, jobs, host, identify, reopen, Optional.of(wanted));
    }
  }
}
