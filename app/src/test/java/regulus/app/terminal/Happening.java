package regulus.app.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;
import regulus.study.file.StudyFile;
import regulus.study.plan.Planner;
import regulus.study.plan.TrialIdentity;
import regulus.study.run.StudyEvent;

/** Events of an imagined study: two variants, two seeds, four epochs, 100 images each. */
final class Happening {
  static final DatasetInfo INFO =
      new DatasetInfo("imagined", Shape.of(8, 8, 1), List.of("a", "b"), 125, 50);
  static final StudySpec STUDY =
      StudyFile.of(
              "imagined.yaml",
              """
              study: imagined
              data: {dataset: mnist, validation: {count: 25}}
              base: [flatten, {dense: {units: 2, activation: softmax}}]
              variants:
                dropout: [insert: {after: flatten_1, layer: {dropout: {rate: 0.5}}}]
              training:
                optimizer: sgd
                loss: sparse_categorical_crossentropy
                metrics: [accuracy]
                epochs: 4
              repeat: {seeds: 2}
              choose: {by: val_accuracy, direction: max}
              final: {retrain_on: train+validation}
              """,
              List.of())
          .study(source -> INFO);
  static final List<TrialSpec> TRIALS =
      Planner.plan(STUDY, new TrialIdentity("imagined", INFO.classes()));

  private Happening() {}

  static StudyEvent planned() {
    return new StudyEvent.Planned(TRIALS, Set.of());
  }

  static StudyEvent started(int trial) {
    return new StudyEvent.TrialStarted(TRIALS.get(trial));
  }

  static StudyEvent epoch(int trial, int index, double seconds) {
    Map<String, Double> train = Map.of("loss", 0.5, "accuracy", 0.75);
    Map<String, Double> validation = Map.of("loss", 0.6, "accuracy", 0.7);
    return new StudyEvent.EpochFinished(
        TRIALS.get(trial), new Epoch(index, 0.01, train, validation), seconds);
  }

  static StudyEvent done(int trial) {
    return new StudyEvent.TrialDone(
        new TrialResult(
            TRIALS.get(trial),
            TrialResult.State.DONE,
            History.EMPTY,
            OptionalInt.of(3),
            Optional.empty(),
            Optional.empty(),
            1));
  }

  static StudyEvent failed(int trial) {
    return new StudyEvent.TrialFailed(TRIALS.get(trial), "The loss is not a number.");
  }
}
