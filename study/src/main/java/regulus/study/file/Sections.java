package regulus.study.file;

import java.util.List;
import java.util.OptionalInt;
import regulus.learning.explanation.FilterChoice;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.Direction;
import regulus.learning.training.Monitor;
import regulus.study.Explaining;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Comparing;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
import regulus.study.StudySpec.Rule;
import regulus.study.TensorBoard;

/**
 * The sections of a study file that are plain settings, declared as kinds like everything else, so
 * that parsing, schema and reference come from one list.
 */
final class Sections {
  private Sections() {}

  static final Kind<Repetition> REPEAT =
      new Kind<>(
          "repeat",
          "",
          Repetition.class,
          List.of(
              Setting.optional(
                  "seeds",
                  new SettingType.Either(
                      SettingType.count(), new SettingType.Many(SettingType.whole(0))),
                  1,
                  "how many seeds, from 0, or the seeds themselves"),
              Setting.optional(
                  "folds",
                  SettingType.whole(2),
                  null,
                  "into how many folds each seed divides the training images")),
          Sections::repetition,
          "How often every variant is trained, each time from other weights and another split.");

  static final Kind<CrossValidation> CROSS_VALIDATION =
      new Kind<>(
          "cross_validation",
          "",
          CrossValidation.class,
          List.of(
              Setting.required(
                  "variants",
                  new SettingType.Many(new SettingType.Text()),
                  "which variants, by name"),
              Setting.required(
                  "folds",
                  SettingType.whole(2),
                  "into how many folds the training images are divided")),
          values ->
              new CrossValidation(values.list("variants", String.class), values.whole("folds")),
          "Some variants cross-validated beside the comparison, with the study's first seed.");

  static final Kind<Choice> CHOOSE =
      new Kind<>(
          "choose",
          "",
          Choice.class,
          List.of(
              Setting.optional(
                  "by",
                  new SettingType.Text(),
                  "val_accuracy",
                  "a figure of the validation images"),
              Setting.optional(
                  "direction",
                  SettingType.word("min", "max"),
                  null,
                  "whether smaller or larger is better; may be left out for the loss and for"
                      + " metrics under their own names"),
              Setting.optional(
                  "rule",
                  SettingType.word("best-mean", "one-standard-error"),
                  "best-mean",
                  "the best variant, or the one with the fewest trainable parameters within one"
                      + " standard error of it")),
          Sections::choice,
          "By which validation figure the winner is chosen.");

  static final Kind<Comparing> COMPARE =
      new Kind<>(
          "compare",
          "",
          Comparing.class,
          List.of(
              Setting.required(
                  "margin",
                  new SettingType.Real(0, true, Double.MAX_VALUE, false),
                  "the largest difference that does not matter, in the unit of the figure that the"
                      + " study chooses by: 0.005 is half a point of accuracy")),
          values -> Comparing.within(values.number("margin")),
          "Which differences matter: smaller ones are called equivalent where that can be shown.");

  static final Kind<FinalTest> FINAL =
      new Kind<>(
          "final",
          "",
          FinalTest.class,
          List.of(
              Setting.optional(
                  "retrain_on",
                  SettingType.word("train+validation", "none"),
                  "train+validation",
                  "what the chosen variant is trained on again; none tests its trials' models as they"
                      + " are"),
              Setting.optional(
                  "also",
                  new SettingType.Many(new SettingType.Text()),
                  List.of(),
                  "variants that are tested besides the chosen one"),
              Setting.optional(
                  "seeds",
                  SettingType.count(),
                  null,
                  "how many of the study's seeds are tested; 1 if retrained, else all"),
              Setting.optional(
                  "epochs",
                  SettingType.count(),
                  null,
                  "how long it is retrained; as long as its trials if not given")),
          values ->
              new FinalTest(
                  values.text("retrain_on").equals("none")
                      ? Retrain.NONE
                      : Retrain.TRAIN_AND_VALIDATION,
                  values.list("also", String.class),
                  whole(values, "seeds"),
                  whole(values, "epochs")),
          "The final test: the test set is opened once. Without it, it stays closed.");

  static final Kind<Explaining> EXPLAIN =
      new Kind<>(
          "explain",
          "",
          Explaining.class,
          List.of(
              Setting.optional(
                  "images",
                  new SettingType.Many(new SettingType.Text()),
                  List.of(),
                  "image files of any size; two test images, one recognized and one mistaken, if"
                      + " none is named"),
              Setting.optional(
                  "layers",
                  new SettingType.Many(new SettingType.Text()),
                  List.of(),
                  "whose feature maps are shown; the first four layers with maps if none is named"),
              Setting.optional(
                  "filters",
                  new SettingType.Text(),
                  "last:8",
                  "which filters of these layers, or of the first two convolutions: first:N,"
                      + " last:N, all or none"),
              Setting.optional(
                  "cam_layer",
                  new SettingType.Text(),
                  null,
                  "where Grad-CAM looks; the last convolution if not given"),
              Setting.optional(
                  "classes",
                  new SettingType.Many(new SettingType.Text()),
                  List.of(),
                  "classes for which Grad-CAM is shown besides the predicted one"),
              Setting.optional(
                  "variant",
                  new SettingType.Text(),
                  null,
                  "whose network is shown; the chosen one's if not given")),
          values ->
              new Explaining(
                  values.list("images", String.class),
                  values.list("layers", String.class),
                  FilterChoice.parse(values.text("filters")),
                  values.optional("cam_layer", String.class),
                  values.list("classes", String.class),
                  values.optional("variant", String.class)),
          "What the report shows of the chosen network: its answers, feature maps, filters and"
              + " Grad-CAM. Also: true or false.");

  static final Kind<TensorBoard> TENSORBOARD =
      new Kind<>(
          "tensorboard",
          "",
          TensorBoard.class,
          List.of(
              Setting.optional(
                  "histogram_freq",
                  new SettingType.Whole(0, Integer.MAX_VALUE),
                  1,
                  "after every how many epochs the weights are counted in histograms; 0 for never")),
          values -> new TensorBoard(values.whole("histogram_freq")),
          "Event files that TensorBoard reads, beside the record. Also: true or false.");

  private static OptionalInt whole(Values values, String name) {
    return values
        .optional(name, Long.class)
        .map(number -> OptionalInt.of(Math.toIntExact(number)))
        .orElse(OptionalInt.empty());
  }

  private static Repetition repetition(Values values) {
    return new Repetition(seeds(values).seeds(), whole(values, "folds"));
  }

  private static Repetition seeds(Values values) {
    Object seeds = values.get("seeds", Object.class);
    if (seeds instanceof Long count) {
      if (count > 10_000) {
        throw InvalidSetting.of("seeds", "at most 10000", count);
      }
      return Repetition.seeds(count.intValue());
    }
    return new Repetition(values.list("seeds", Long.class));
  }

  private static Choice choice(Values values) {
    String by = values.text("by");
    Direction direction =
        values
            .optional("direction", String.class)
            .map(word -> word.equals("min") ? Direction.MIN : Direction.MAX)
            .orElseGet(() -> Monitor.usualDirection(by));
    return new Choice(
        by,
        direction,
        values.text("rule").equals("best-mean") ? Rule.BEST_MEAN : Rule.ONE_STANDARD_ERROR);
  }
}
