package regulus.study.file;

import java.util.List;
import java.util.OptionalInt;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.schedule.Schedules;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Freezing;
import regulus.learning.training.Freezing.Thaw;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Phase;
import regulus.learning.training.Schedule;

/** One phase of a training, declared as a kind. */
final class PhaseSection {
  private static final Kind<Thaw> UNFREEZE =
      new Kind<>(
          "unfreeze",
          "",
          Thaw.class,
          List.of(
              Setting.required(
                  "layers",
                  new SettingType.Many(new SettingType.Text()),
                  "names of layers or sub-networks"),
              Setting.optional(
                  "last",
                  SettingType.count(),
                  null,
                  "how many of these layers, counted from the last one; all if not given")),
          values ->
              new Thaw(values.list("layers", String.class), TrainingSection.count(values, "last")),
          "The layers that are trained again.");

  static final Kind<Phase> KIND =
      new Kind<>(
          "phase",
          "",
          Phase.class,
          List.of(
              Setting.required("epochs", SettingType.count(), "passes over the images, at most"),
              Setting.optional(
                  "freeze",
                  new SettingType.Many(new SettingType.Text()),
                  List.of(),
                  "layers or sub-networks whose weights are held fixed from this phase on"),
              Setting.optional(
                  "unfreeze",
                  new SettingType.Nested(() -> UNFREEZE),
                  null,
                  "layers that are trained again from this phase on"),
              Setting.optional(
                  "optimizer",
                  SettingType.choice(() -> Optimizers.ALL),
                  null,
                  "the training's if not given; it starts afresh"),
              Setting.optional(
                  "batch_size", TrainingSection.BATCH_SIZE, null, "the training's if not given"),
              Setting.optional(
                  "schedule",
                  SettingType.choice(() -> Schedules.ALL),
                  null,
                  "the training's if not given; it starts afresh"),
              Setting.optional(
                  "early_stopping",
                  new SettingType.Nested(() -> EarlyStopping.KIND),
                  null,
                  "the training's if not given; it watches the epochs of this phase")),
          PhaseSection::phase,
          "A part of the training that goes on from the weights of the part before.");

  private PhaseSection() {}

  private static Phase phase(Values values) {
    return new Phase(
        values.whole("epochs"),
        new Freezing(values.list("freeze", String.class), values.optional("unfreeze", Thaw.class)),
        values.optional("optimizer", Optimizer.class),
        values
            .optional("batch_size", Object.class)
            .map(size -> OptionalInt.of(TrainingSection.batchSize(size)))
            .orElse(OptionalInt.empty()),
        values.optional("schedule", Schedule.class),
        values.optional("early_stopping", EarlyStopping.class));
  }
}
