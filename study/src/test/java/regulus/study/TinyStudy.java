package regulus.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.loss.SparseCategoricalCrossentropy;
import regulus.learning.metric.Accuracy;
import regulus.learning.network.NetworkSpec;
import regulus.learning.optimizer.Sgd;
import regulus.learning.training.Direction;
import regulus.learning.training.Steadying;
import regulus.learning.training.TrainingSpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
import regulus.study.TrialSpec.Role;
import regulus.study.plan.Planner;
import regulus.study.plan.TrialIdentity;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.run.StudyRun;

/** A study of two variants whose trials are never really trained. */
public final class TinyStudy {
  public static final DataSpec DATA =
      new DataSpec(
          new DataSource.Known("fashion-mnist-small"), SplitSpec.fraction(0.2), Pixels.UNIT);
  public static final NetworkSpec NETWORK = new NetworkSpec(Shape.of(28, 28, 1), List.of());

  public static final DatasetInfo INFO =
      new DatasetInfo("squares", Shape.of(28, 28, 1), List.of("small", "large"), 100, 20);

  private TinyStudy() {}

  public static StudySpec study(int seeds) {
    return new StudySpec(
        "tiny",
        DATA,
        List.of(variant("base", Optional.empty()), variant("wide", Optional.of("base"))),
        Repetition.seeds(seeds),
        new Choice("val_accuracy", Direction.MAX),
        Optional.of(new FinalTest(Retrain.TRAIN_AND_VALIDATION, List.of("base"))));
  }

  private static TrialSpec trial(Variant variant, long seed, int fold) {
    return new TrialSpec(
        variant.name() + "-" + seed + (fold < 0 ? "" : "-" + fold),
        variant.name(),
        seed,
        fold,
        Role.VALIDATION,
        DATA,
        variant.network(),
        variant.training());
  }

  public static TrialSpec trial(String id, String variant, long seed) {
    return new TrialSpec(id, variant, seed, -1, Role.VALIDATION, DATA, NETWORK, training());
  }

  /** The same study with another final test. */
  public static StudySpec with(StudySpec study, FinalTest test) {
    return new StudySpec(
        study.name(),
        study.data(),
        study.variants(),
        study.repeat(),
        study.choose(),
        Optional.of(test));
  }

  /** The same study under another name. */
  public static StudySpec named(StudySpec study, String name) {
    return new StudySpec(
        name, study.data(), study.variants(), study.repeat(), study.choose(), study.finalTest());
  }

  /** The same study, trained in another way. */
  public static StudySpec training(StudySpec study, TrainingSpec training) {
    return new StudySpec(
        study.name(),
        study.data(),
        study.variants().stream()
            .map(v -> new Variant(v.name(), v.baseline(), v.network(), training))
            .toList(),
        study.repeat(),
        study.choose(),
        study.finalTest());
  }

  /** The same study, its variants trained for longer than their base. */
  public static StudySpec apart(StudySpec study) {
    return new StudySpec(
        study.name(),
        study.data(),
        study.variants().stream()
            .map(
                v ->
                    new Variant(
                        v.name(),
                        v.baseline(),
                        v.network(),
                        v.baseline().isPresent() ? v.training().forExactly(4) : v.training()))
            .toList(),
        study.repeat(),
        study.choose(),
        study.finalTest());
  }

  /** The same study, all seeds validated on the same images. */
  public static StudySpec fixed(StudySpec study) {
    SplitSpec split = SplitSpec.fraction(0.5).from(SplitSpec.Source.TEST);
    return new StudySpec(
        study.name(),
        new DataSpec(study.data().source(), split, study.data().pixels()),
        study.variants(),
        study.repeat(),
        study.choose(),
        study.finalTest());
  }

  /** The same study, each seed with so many folds. */
  public static StudySpec inFolds(StudySpec study, int folds) {
    return new StudySpec(
        study.name(),
        study.data().inFolds(folds),
        study.variants(),
        study.repeat().withFolds(folds),
        study.choose(),
        study.finalTest());
  }

  /** The same study, its base cross-validated besides. */
  public static StudySpec crossValidating(StudySpec study, int folds) {
    return new StudySpec(
        study.name(),
        study.data(),
        study.variants(),
        study.repeat(),
        study.choose(),
        study.finalTest(),
        study.extras(),
        Optional.of(new CrossValidation(List.of("base"), folds)));
  }

  /** Its trials as they are planned, under ids that can be read. */
  public static List<TrialSpec> trials(StudySpec study) {
    return Planner.plan(study, new TrialIdentity("abc", INFO.classes())).stream()
        .map(it -> trial(study.variant(it.variant()), it.seed(), it.fold()))
        .toList();
  }

  public static StudyRun run(StudySpec study, RunFolder folder, int jobs) {
    return new StudyRun(
        study,
        trials(study),
        folder,
        new StudyRun.Setting(
            new RecordedStudy.Facts(study.name(), "study: tiny\n", INFO, "abc"),
            jobs,
            Map.of("java", "17"),
            TinyStudy::identified));
  }

  private static TrialSpec identified(TrialSpec trial) {
    String fold = trial.isFold() ? "-" + trial.fold() : "";
    return new TrialSpec(
        trial.variant() + "-" + trial.seed() + (trial.role() == Role.FINAL ? "-final" : fold),
        trial.variant(),
        trial.seed(),
        trial.fold(),
        trial.role(),
        trial.data(),
        trial.network(),
        trial.training());
  }

  private static Variant variant(String name, Optional<String> baseline) {
    return new Variant(name, baseline, NETWORK, training());
  }

  public static TrainingSpec training() {
    return new TrainingSpec(
        new Sgd(0.01, 0, false, OptionalDouble.empty(), Steadying.NONE),
        new TrainingSpec.Objective(
            new SparseCategoricalCrossentropy(), List.of(new Accuracy("accuracy")), Map.of()),
        32,
        3,
        Optional.empty(),
        Optional.empty());
  }
}
