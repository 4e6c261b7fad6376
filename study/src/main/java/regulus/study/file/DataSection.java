package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.catalog.KnownSets;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;
import regulus.study.DataSpec;

/** The section that says what is classified and how it is divided, declared as a kind. */
final class DataSection {
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
          DataSection::validation,
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

  static final Kind<DataSpec> KIND =
      new Kind<>(
          "data",
          "",
          DataSpec.class,
          settings(),
          DataSection::data,
          "What is classified and how it is divided, stratified by class.");

  private DataSection() {}

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(sources());
    settings.addAll(ImageSection.SETTINGS);
    settings.addAll(division());
    return settings;
  }

  private static List<Setting> sources() {
    return List.of(
        Setting.optional(
            "dataset", new SettingType.Word(KnownSets.NAMES), null, "a known data set"),
        Setting.optional("idx", new SettingType.Text(), null, "a folder with MNIST's four files"),
        Setting.optional(
            "cifar", new SettingType.Text(), null, "a folder with CIFAR-10's binary files"),
        Setting.optional(
            "images", new SettingType.Text(), null, "a folder of pictures, one for each class"));
  }

  private static List<Setting> division() {
    return List.of(
        Setting.optional(
            "validation",
            new SettingType.Nested(() -> VALIDATION),
            null,
            "what to choose by; may be left out where the data set has validation images of"
                + " its own"),
        Setting.optional("train", new SettingType.Nested(() -> TRAIN), null, "what to train on"),
        Setting.optional(
            "pixels",
            SettingType.word("unit", "raw"),
            "unit",
            "0 to 1 (unit) or 0 to 255 (raw), as the network is fed"));
  }

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
        Stream.of(
                values.optional("dataset", String.class).<DataSource>map(DataSource.Known::new),
                values.optional("idx", String.class).<DataSource>map(DataSource.IdxFolder::new),
                values.optional("cifar", String.class).<DataSource>map(DataSource.CifarFolder::new),
                values
                    .optional("images", String.class)
                    .map(folder -> ImageSection.source(folder, values)))
            .flatMap(Optional::stream)
            .toList();
    if (given.size() != 1) {
      throw new InvalidSetting(
          "", "Give one of dataset, idx, cifar and images, received " + given.size() + ".");
    }
    ImageSection.SETTINGS.stream()
        .map(Setting::name)
        .filter(name -> !(given.get(0) instanceof DataSource.ImageFolder))
        .filter(name -> values.optional(name, Object.class).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidSetting(name, name + " has no effect without images; remove it.");
            });
    return given.get(0);
  }
}
