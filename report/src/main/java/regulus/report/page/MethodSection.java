package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.SplitSpec;
import regulus.learning.network.Summary;
import regulus.learning.setting.SettingsText;
import regulus.learning.training.Loss;
import regulus.learning.training.TrainingSpec;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.Words;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;
import regulus.study.Variant;

/**
 * How it was run.
 *
 * @param data what was classified and how it was divided
 * @param protocol how often it was trained, chosen and tested
 * @param trainings how each base was trained; its variants' changes stand in their table
 * @param models every variant's layers as Keras' summary
 * @param trials every trial with what it gave
 */
public record MethodSection(
    List<Fact> data,
    List<Fact> protocol,
    List<Training> trainings,
    List<Model> models,
    Trials trials) {

  /** How one base is trained. */
  public record Training(String base, List<Fact> settings) {}

  /** A variant's network as Keras prints it. */
  public record Model(String variant, String summary) {}

  /**
   * @param figure by which the study chooses, in words
   * @param time of all trials together
   */
  public record Trials(String figure, String time, List<Trial> list) {}

  /** One line of the list of trials. */
  public record Trial(
      TrialSpec spec, String state, String figure, String epochs, String kept, String time) {
    public String purpose() {
      return spec.role().name().toLowerCase(Locale.ROOT);
    }
  }

  static MethodSection of(StudyResult result, Dataset dataset) {
    return new MethodSection(
        data(result, dataset),
        protocol(result),
        result.study().variants().stream()
            .filter(variant -> variant.baseline().isEmpty())
            .map(MethodSection::training)
            .toList(),
        result.study().variants().stream()
            .map(v -> new Model(v.name(), Summary.of(v.network()).text(v.name())))
            .toList(),
        trials(result));
  }

  private static List<Fact> data(StudyResult result, Dataset dataset) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Data set", dataset.name()));
    facts.add(
        new Fact(
            "Images",
            Numbers.count(dataset.trainCount())
                + " for training and validation, "
                + Numbers.count(dataset.test().count())
                + " for the test; "
                + dataset.examples().shape()
                + " pixels"));
    facts.add(
        new Fact(
            "Classes", dataset.classes().size() + ": " + String.join(" · ", dataset.classes())));
    result
        .study()
        .positive(dataset.info())
        .ifPresent(
            it ->
                facts.add(new Fact("Positive class", it + ": a single output is its probability")));
    facts.add(new Fact("Split", split(result.study().data().split())));
    examples(result).ifPresent(text -> facts.add(new Fact("Examples of one trial", text)));
    facts.add(
        new Fact(
            "Pixels",
            switch (result.study().data().pixels()) {
              case UNIT -> "divided by 255, so that they lie between 0 and 1";
              case RAW -> "as they are, from 0 to 255";
            }));
    facts.add(new Fact("Source", source(result.study().data().source())));
    facts.add(new Fact("Fingerprint", dataset.fingerprint()));
    return facts;
  }

  private static Optional<String> examples(StudyResult result) {
    return result.variants().stream()
        .flatMap(variant -> variant.trials().stream())
        .flatMap(trial -> trial.outcome().stream())
        .findFirst()
        .map(
            outcome ->
                Numbers.count(outcome.trainExamples())
                    + " for training, "
                    + Numbers.count(outcome.evaluatedExamples())
                    + " for validation");
  }

  private static String split(SplitSpec split) {
    String kept =
        split.trainCount().isPresent()
            ? "; " + Numbers.count(split.trainCount().getAsInt()) + " training images are kept"
            : "";
    if (split.folds().isPresent()) {
      return "every seed divides the training images into "
          + Words.counted(split.folds().getAsInt(), "fold")
          + ", stratified by class and equal for all variants of a seed; each fold validates once"
          + kept;
    }
    String amount =
        switch (split.from()) {
          case VALIDATION -> "all validation images that the data set sets apart";
          case TRAIN -> amount(split) + " of the training images";
          case TEST -> amount(split) + " of the test images";
          case TRAIN_AND_VALIDATION ->
              amount(split) + " of the training and validation images together";
        };
    String drawn = split.from() == SplitSpec.Source.VALIDATION ? "" : ", stratified by class";
    return "validation takes "
        + amount
        + drawn
        + (split.fixed()
            ? ", the same for all seeds"
            : ", drawn anew by every seed and equal for all variants of a seed")
        + kept;
  }

  private static String amount(SplitSpec split) {
    return split.validationFraction().isPresent()
        ? Numbers.percent(split.validationFraction().getAsDouble())
        : Numbers.count(split.validationCount().orElse(0));
  }

  private static String source(DataSource source) {
    if (source instanceof DataSource.IdxFolder idx) {
      return "the IDX files in " + idx.folder();
    }
    if (source instanceof DataSource.ImageFolder images) {
      return "the pictures in " + images.folder();
    }
    if (source instanceof DataSource.CifarFolder cifar) {
      return "the CIFAR-10 batches in " + cifar.folder();
    }
    return source instanceof DataSource.Known known
        ? "the known data set " + known.name()
        : SettingsText.full(source);
  }

  private static List<Fact> protocol(StudyResult result) {
    StudySpec study = result.study();
    List<Fact> facts = new ArrayList<>();
    List<Long> seeds = study.repeat().seeds();
    OptionalInt folds = study.repeat().folds();
    facts.add(
        new Fact(
            "Repetition",
            Words.counted(seeds.size(), "seed")
                + ": "
                + String.join(", ", seeds.stream().map(String::valueOf).toList())
                + (folds.isPresent()
                    ? "; each with " + Words.counted(folds.getAsInt(), "fold")
                    : "")));
    result.looking().ifPresent(it -> facts.add(new Fact("Looks", LookWords.of(it))));
    study
        .crossValidation()
        .ifPresent(
            it ->
                facts.add(
                    new Fact(
                        "Cross-validation",
                        Words.and(it.variants())
                            + " over "
                            + Words.counted(it.folds(), "fold")
                            + " of seed "
                            + seeds.get(0))));
    facts.add(
        new Fact(
            "Choice",
            switch (study.choose().direction()) {
                  case MAX -> "the largest ";
                  case MIN -> "the smallest ";
                }
                + "mean "
                + Words.monitor(study.choose().by())
                + (study.choose().rule() == StudySpec.Rule.ONE_STANDARD_ERROR
                    ? ", or of the variants within one standard error of it the one with the"
                        + " fewest trainable parameters"
                    : "")));
    facts.add(
        new Fact("Final test", study.finalTest().map(last -> last(last, study)).orElse("none")));
    return facts;
  }

  private static String last(StudySpec.FinalTest last, StudySpec study) {
    String how =
        switch (last.retrain()) {
          case TRAIN_AND_VALIDATION ->
              "the chosen variant is trained again on training and validation images together"
                  + (last.epochs().isPresent()
                      ? " for " + Words.counted(last.epochs().getAsInt(), "epoch")
                      : "")
                  + ", then tested";
          case NONE -> "the models of the chosen variant's trials are tested as they are";
        };
    return how
        + (last.also().isEmpty() ? "" : "; so are " + Words.and(last.also()))
        + "; "
        + Words.counted(last.seeds(study.repeat()).size(), "seed");
  }

  /** The one place that says a unit: the loss of another variant may have none. */
  static String loss(Loss loss) {
    return SettingsText.brief(loss) + (loss.inNats() ? ", in nats" : "");
  }

  private static Training training(Variant base) {
    TrainingSpec training = base.training();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Optimizer", SettingsText.full(training.optimizer())));
    facts.add(new Fact("Loss", loss(training.objective().loss())));
    facts.add(
        new Fact(
            "Metrics",
            String.join(
                ", ", training.objective().metrics().stream().map(SettingsText::brief).toList())));
    facts.add(new Fact("Batch size", PhaseFacts.batch(training.batchSize())));
    facts.add(new Fact("Epochs", "at most " + training.epochs()));
    facts.add(
        new Fact("Learning rate", training.schedule().map(SettingsText::brief).orElse("constant")));
    facts.add(
        new Fact("Early stopping", training.stopping().map(SettingsText::brief).orElse("none")));
    facts.addAll(PhaseFacts.of(training));
    if (!training.objective().classWeights().isEmpty()) {
      facts.add(
          new Fact(
              "Class weights",
              new java.util.TreeMap<>(training.objective().classWeights()).toString()));
    }
    return new Training(base.name(), facts);
  }

  private static Trials trials(StudyResult result) {
    String monitor = result.study().choose().by();
    List<TrialResult> trials =
        Stream.concat(
                Stream.concat(
                    result.variants().stream().flatMap(variant -> variant.trials().stream()),
                    result.crossValidation().stream().flatMap(it -> it.trials().stream())),
                result.finals().stream().flatMap(last -> last.trials().stream()))
            .toList();
    return new Trials(
        Words.figure(Monitors.figure(monitor)),
        Numbers.duration(trials.stream().mapToDouble(TrialResult::seconds).sum()),
        trials.stream().map(trial -> trial(trial, monitor)).toList());
  }

  private static Trial trial(TrialResult trial, String monitor) {
    return new Trial(
        trial.trial(),
        trial.state().name().toLowerCase(Locale.ROOT),
        Monitors.value(trial, monitor).map(Numbers::figure).orElse("–"),
        String.valueOf(trial.history().size()),
        trial.chosenEpoch().isPresent() ? String.valueOf(trial.chosenEpoch().getAsInt() + 1) : "–",
        trial.seconds() > 0 ? Numbers.duration(trial.seconds()) : "–");
  }
}
