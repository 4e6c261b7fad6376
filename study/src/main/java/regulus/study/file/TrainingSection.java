package regulus.study.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import regulus.learning.loss.Losses;
import regulus.learning.metric.Metric;
import regulus.learning.metric.Metrics;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.schedule.Schedules;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Loss;
import regulus.learning.training.Optimizer;
import regulus.learning.training.Phase;
import regulus.learning.training.Schedule;
import regulus.learning.training.TrainingSpec;
import regulus.learning.training.TrainingSpec.Objective;

/** The section that says how every network is trained, declared as a kind. */
final class TrainingSection {
  private static final String FULL = "full";
  private static final String EPOCHS = "epochs";

  /** A number of images, or all of them. */
  static final SettingType BATCH_SIZE =
      new SettingType.WholeOrWord(new SettingType.Whole(1, Integer.MAX_VALUE), FULL);

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
                  BATCH_SIZE,
                  32,
                  "images of one step of the optimizer; full: all training images"),
              Setting.optional(
                  "chunk_size",
                  SettingType.count(),
                  null,
                  "images of a batch that are computed at a time, their gradients being added up;"
                      + " the whole batch if not given, and with batch_size: full as many as fit"
                      + " into little memory"),
              Setting.optional(
                  EPOCHS,
                  SettingType.count(),
                  null,
                  "passes over the images, at most; needed unless there are phases"),
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
                  "how much the images of a class count, by its name or number; 1 if not given"),
              Setting.optional(
                  "phases",
                  new SettingType.Many(new SettingType.Nested(() -> PhaseSection.KIND)),
                  List.of(),
                  "parts with other layers frozen, another optimizer and so on, one after another")),
          TrainingSection::training,
          "How every network is trained.");

  private TrainingSection() {}

  private static TrainingSpec training(Values values) {
    List<Phase> phases = values.list("phases", Phase.class);
    OptionalInt epochs = count(values, EPOCHS);
    if (epochs.isPresent() && !phases.isEmpty()) {
      throw new InvalidSetting(
          EPOCHS, "Each phase says its epochs, so these have no effect; remove epochs.");
    }
    TrainingSpec whole =
        new TrainingSpec(
            values.get("optimizer", Optimizer.class),
            objective(values),
            batchSize(values.get("batch_size", Object.class)),
            phases.isEmpty() ? epochs.orElseThrow(TrainingSection::lacksEpochs) : 1,
            values.optional("schedule", Schedule.class),
            values.optional("early_stopping", EarlyStopping.class),
            count(values, "chunk_size"));
    return phases.isEmpty() ? whole : whole.in(phases);
  }

  /** What is needed and not there, if other problems kept the training from being made. */
  static Optional<InvalidSetting> lacking(Node.Mapping given, List<InvalidSetting> problems) {
    boolean silent = given.get(EPOCHS).isEmpty() && given.get("phases").isEmpty();
    return silent && problems.stream().noneMatch(problem -> problem.path().equals(EPOCHS))
        ? Optional.of(lacksEpochs())
        : Optional.empty();
  }

  private static InvalidSetting lacksEpochs() {
    return new InvalidSetting(
        EPOCHS,
        "training needs epochs: a whole number of at least 1 (passes over the images, at most), or"
            + " phases.");
  }

  static int batchSize(Object given) {
    return given instanceof Long count ? Math.toIntExact(count) : TrainingSpec.WHOLE_SET;
  }

  /** A whole number that may be left out. */
  static OptionalInt count(Values values, String name) {
    return values
        .optional(name, Long.class)
        .map(count -> OptionalInt.of(Math.toIntExact(count)))
        .orElse(OptionalInt.empty());
  }

  private static Objective objective(Values values) {
    return new Objective(
        values.get("loss", Loss.class),
        values.list("metrics", Metric.class),
        values.weights("class_weights"));
  }
}
