package regulus.study.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.catalog.KnownSets;
import regulus.learning.explanation.FilterChoice;
import regulus.learning.image.ColorMode;
import regulus.learning.image.Fit;
import regulus.learning.image.ImageForm;
import regulus.learning.image.Interpolation;
import regulus.learning.image.Sizing;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.learning.training.Direction;
import regulus.learning.training.Monitor;
import regulus.study.DataSpec;
import regulus.study.Explaining;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
import regulus.study.TensorBoard;

/**
 * The sections of a study file that are plain settings, declared as kinds like everything else, so
 * that parsing, schema and reference come from one list.
 */
final class Sections {
  private Sections() {}

  /** Settings of the data that only image folders have. */
  private static final List<String> OF_IMAGES =
      List.of(
          "size",
          "color_mode",
          "interpolation",
          "crop_to_aspect_ratio",
          "pad_to_aspect_ratio",
          "positive");

  /** Keras' default. */
  private static final Pair USUAL_SIZE = new Pair(256, 256);

  private record Validation(OptionalDouble fraction, OptionalInt count, SplitSpec.Source from) {}

  private record Train(int count) {}

  /** What is taken if nothing is said. */
  private static final Validation OWN =
      new Validation(OptionalDouble.empty(), OptionalInt.empty(), SplitSpec.Source.VALIDATION);

  private static final Kind<Validation> VALIDATION =
      new Kind<>(
          "validation",
          "",
          Validation.class,
          List.of(
              Setting.optional(
                  "fraction",
                  new SettingType.Real(0, true, 1, true),
                  null,
                  "how much of that part; this or count"),
              Setting.optional("count", SettingType.count(), null, "how many images of that part"),
              Setting.optional(
                  "from",
                  SettingType.word("train", "test", "validation", "train+validation"),
                  "train",
                  "the part of the data set that the images are taken from; validation takes all"
                      + " of the data set's own")),
          Sections::validation,
          "The images by which variants are compared and chosen; drawn anew for each seed where they are"
              + " taken from training images.");

  private static final Kind<Train> TRAIN =
      new Kind<>(
          "train",
          "",
          Train.class,
          List.of(Setting.required("count", SettingType.count(), "how many images are kept")),
          values -> new Train(values.whole("count")),
          "The images that are trained on; all that are left if this is not given.");

  static final Kind<DataSpec> DATA =
      new Kind<>(
          "data",
          "",
          DataSpec.class,
          List.of(
              Setting.optional(
                  "dataset", new SettingType.Word(KnownSets.NAMES), null, "a known data set"),
              Setting.optional(
                  "idx", new SettingType.Text(), null, "a folder with MNIST's four files"),
              Setting.optional(
                  "cifar", new SettingType.Text(), null, "a folder with CIFAR-10's binary files"),
              Setting.optional(
                  "images",
                  new SettingType.Text(),
                  null,
                  "a folder of pictures, one for each class"),
              Setting.optional(
                  "size",
                  SettingType.size(),
                  null,
                  "with images: the height and width that all pictures get; 256 if not given"),
              Setting.optional(
                  "color_mode",
                  words(ColorMode.values()),
                  null,
                  "with images: their channels; rgb if not given"),
              Setting.optional(
                  "interpolation",
                  words(Interpolation.values()),
                  null,
                  "with images: how they are resized; bilinear if not given"),
              Setting.optional(
                  "crop_to_aspect_ratio",
                  SettingType.flag(),
                  null,
                  "with images: whether what does not fit the proportions is cut off"),
              Setting.optional(
                  "pad_to_aspect_ratio",
                  SettingType.flag(),
                  null,
                  "with images: whether black is added until the proportions fit"),
              Setting.optional(
                  "positive",
                  new SettingType.Text(),
                  null,
                  "with images of two classes: the one whose probability a single output is; the"
                      + " second in sorted order if not given"),
              Setting.optional(
                  "validation",
                  new SettingType.Nested(() -> VALIDATION),
                  null,
                  "what to choose by; may be left out where the data set has validation images of"
                      + " its own"),
              Setting.optional(
                  "train", new SettingType.Nested(() -> TRAIN), null, "what to train on"),
              Setting.optional(
                  "pixels",
                  SettingType.word("unit", "raw"),
                  "unit",
                  "0 to 1 (unit) or 0 to 255 (raw), as the network is fed")),
          Sections::data,
          "What is classified and how it is divided, stratified by class.");

  static final Kind<Repetition> REPEAT =
      new Kind<>(
          "repeat",
          "",
          Repetition.class,
          List.of(
              Setting.required(
                  "seeds",
                  new SettingType.Either(
                      SettingType.count(), new SettingType.Many(SettingType.whole(0))),
                  "how many seeds, from 0, or the seeds themselves")),
          Sections::repetition,
          "How often every variant is trained, each time from other weights and another split.");

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
                      + " metrics under their own names")),
          Sections::choice,
          "By which validation figure the winner is chosen.");

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
                  "what the chosen variant is trained on again; none tests its best trial as it is"),
              Setting.optional(
                  "also",
                  new SettingType.Many(new SettingType.Text()),
                  List.of(),
                  "variants that are tested besides the chosen one"),
              Setting.optional(
                  "seeds", SettingType.count(), 1, "how many of the study's seeds are retrained")),
          values ->
              new FinalTest(
                  values.text("retrain_on").equals("none")
                      ? Retrain.NONE
                      : Retrain.TRAIN_AND_VALIDATION,
                  values.list("also", String.class),
                  values.whole("seeds")),
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
                  "classes for which Grad-CAM is shown besides the predicted one")),
          values ->
              new Explaining(
                  values.list("images", String.class),
                  values.list("layers", String.class),
                  FilterChoice.parse(values.text("filters")),
                  values.optional("cam_layer", String.class),
                  values.list("classes", String.class)),
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

  private static Validation validation(Values values) {
    Optional<Double> fraction = values.optional("fraction", Double.class);
    Optional<Long> count = values.optional("count", Long.class);
    SplitSpec.Source from = from(values.text("from"));
    if (from == SplitSpec.Source.VALIDATION && (fraction.isPresent() || count.isPresent())) {
      throw new InvalidSetting(
          "", "from: validation takes all of the data set's own: remove fraction and count.");
    }
    if (from != SplitSpec.Source.VALIDATION && fraction.isPresent() == count.isPresent()) {
      throw new InvalidSetting(
          "", "Give either fraction or count" + (count.isPresent() ? ", not both." : "."));
    }
    return new Validation(
        fraction.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        count.map(n -> OptionalInt.of(Math.toIntExact(n))).orElse(OptionalInt.empty()),
        from);
  }

  private static SplitSpec.Source from(String word) {
    return switch (word) {
      case "test" -> SplitSpec.Source.TEST;
      case "validation" -> SplitSpec.Source.VALIDATION;
      case "train+validation" -> SplitSpec.Source.TRAIN_AND_VALIDATION;
      default -> SplitSpec.Source.TRAIN;
    };
  }

  private static DataSpec data(Values values) {
    Validation validation = values.optional("validation", Validation.class).orElse(OWN);
    OptionalInt kept =
        values
            .optional("train", Train.class)
            .map(train -> OptionalInt.of(train.count()))
            .orElse(OptionalInt.empty());
    SplitSpec split =
        new SplitSpec(validation.from(), validation.fraction(), validation.count(), kept);
    Pixels pixels = values.text("pixels").equals("raw") ? Pixels.RAW : Pixels.UNIT;
    return new DataSpec(source(values), split, pixels);
  }

  private static DataSource source(Values values) {
    List<DataSource> given =
        java.util.stream.Stream.of(
                values.optional("dataset", String.class).<DataSource>map(DataSource.Known::new),
                values.optional("idx", String.class).<DataSource>map(DataSource.IdxFolder::new),
                values.optional("cifar", String.class).<DataSource>map(DataSource.CifarFolder::new),
                values.optional("images", String.class).map(folder -> images(folder, values)))
            .flatMap(Optional::stream)
            .toList();
    if (given.size() != 1) {
      throw new InvalidSetting(
          "", "Give one of dataset, idx, cifar and images, received " + given.size() + ".");
    }
    OF_IMAGES.stream()
        .filter(name -> !(given.get(0) instanceof DataSource.ImageFolder))
        .filter(name -> values.optional(name, Object.class).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidSetting(name, name + " has no effect without images; remove it.");
            });
    return given.get(0);
  }

  private static DataSource images(String folder, Values values) {
    Pair size = values.optional("size", Pair.class).orElse(USUAL_SIZE);
    boolean crop = values.optional("crop_to_aspect_ratio", Boolean.class).orElse(false);
    boolean pad = values.optional("pad_to_aspect_ratio", Boolean.class).orElse(false);
    if (crop && pad) {
      throw new InvalidSetting(
          "pad_to_aspect_ratio", "Give crop_to_aspect_ratio or pad_to_aspect_ratio, not both.");
    }
    Sizing sizing =
        new Sizing(
            word(values, "interpolation", Interpolation.class, Interpolation.BILINEAR),
            crop ? Fit.CROP : pad ? Fit.PAD : Fit.STRETCH);
    ColorMode color = word(values, "color_mode", ColorMode.class, ColorMode.RGB);
    return new DataSource.ImageFolder(
        folder,
        new ImageForm(size.height(), size.width(), color, sizing),
        values.optional("positive", String.class));
  }

  private static <E extends Enum<E>> E word(Values values, String name, Class<E> type, E usual) {
    return values
        .optional(name, String.class)
        .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
        .orElse(usual);
  }

  private static SettingType words(Enum<?>... choices) {
    return new SettingType.Word(
        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static Repetition repetition(Values values) {
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
    return new Choice(by, direction);
  }
}
