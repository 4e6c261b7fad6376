package regulus.study.file;

import java.util.List;
import java.util.OptionalInt;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metric;
import regulus.learning.metric.Metrics;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.schedule.Schedules;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Loss;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Schedule;
import regulus.learning.training.TrainingSpec;
import regulus.learning.training.TrainingSpec.Objective;

/** The section that says how every network is trained, declared as a kind. */
final class TrainingSection {
  private static final String FULL = "full";

  static final Kind<TrainingSpec> KIND =
      new Kind<>(
          "training",
          "",
          TrainingSpec.class,
          List.of(
              Setting.required(
                  "optimizer",
                  SettingType.choice(() -> Optimizers.ALL),
                  "how gradients change the weights"),
              Setting.required("loss", SettingType.choice(() -> Losses.ALL), "what is minimized"),
              Setting.optional(
                  "metrics",
                  new SettingType.Many(SettingType.choice(() -> Metrics.ALL)),
                  List.of("accuracy"),
                  "what is measured beside the loss"),
              Setting.optional(
                  "batch_size",
                  new SettingType.WholeOrWord(new SettingType.Whole(1, Integer.MAX_VALUE), FULL),
                  32,
                  "images of one step of the optimizer; full: all training images"),
              Setting.optional(
                  "chunk_size",
                  SettingType.count(),
                  null,
                  "images of a batch that are computed at a time, their gradients being added up;"
                      + " the whole batch if not given, and with batch_size: full as many as fit"
                      + " into little memory"),
              Setting.required("epochs", SettingType.count(), "passes over the images, at most"),
              Setting.optional(
                  "schedule",
                  SettingType.choice(() -> Schedules.ALL),
                  null,
                  "how the learning rate changes; constant if not given"),
              Setting.optional(
                  "early_stopping",
                  new SettingType.Nested(() -> EarlyStopping.KIND),
                  null,
                  "when to stop before the last epoch"),
              Setting.optional(
                  "class_weights",
                  new SettingType.Weights(),
                  null,
                  "how much the images of a class count, by its name or number; 1 if not given")),
          TrainingSection::training,
          "How every network is trained.");

  private TrainingSection() {}

  private static TrainingSpec training(Values values) {
    return new TrainingSpec(
        values.get("optimizer", Optimizer.class),
        objective(values),
        values.get("batch_size", Object.class) instanceof Long count
            ? Math.toIntExact(count)
            : TrainingSpec.WHOLE_SET,
        values.whole("epochs"),
        values.optional("schedule", Schedule.class),
        values.optional("early_stopping", EarlyStopping.class),
        values
            .optional("chunk_size", Long.class)
            .map(count -> OptionalInt.of(Math.toIntExact(count)))
            .orElse(OptionalInt.empty()));
  }

  private static Objective objective(Values values) {
    return new Objective(
        values.get("loss", Loss.class),
        values.list("metrics", Metric.class),
        values.weights("class_weights"));
  }
}
