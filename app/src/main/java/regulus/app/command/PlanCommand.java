package regulus.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.training.TrainingSpec;
import regulus.statistics.Precision;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudySpec;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.StudySpec.Rule;
import regulus.study.Variant;
import regulus.study.file.InvalidStudy;
import regulus.study.file.StudyFile;
import regulus.study.plan.Cost;
import regulus.study.plan.Lint;
import regulus.study.plan.Sensitivity;
import regulus.study.record.RunFolder;
import regulus.study.record.UnusableFolder;
import regulus.study.result.MeasuredPrecision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus plan}. */
@Command(
    name = "plan",
    description = "Say what would run, and everything that is wrong with a study file, at once.")
public final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StudyArgument study = new StudyArgument();
  @Mixin DataOption data = new DataOption();
  @Mixin JobsOption parallel = new JobsOption();
  @Mixin JsonOption json = new JsonOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "A run folder of this study, which says how much accuracies differ from seed to seed;"
              + " runs/<study> if it is not given.")
  Optional<Path> out = Optional.empty();

  @Mixin DetectOption detect = new DetectOption();
  @Mixin HelpOption help = new HelpOption();

  public PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DataSets sets = data.sets(console);
    StudyFile file = study.read().with(data.weights());
    StudySpec spec = file.study(sets::describe);
    ReportedExplanation.check(spec);
    DatasetInfo info = sets.describe(spec.data().source());
    sets.checkHeaders(spec.data().source());
    SplitSizes sizes = SplitSizes.of(info, spec.data().split());
    Optional<Sensitivity> sensitivity = sensitivity(spec, info);
    detect.check(spec, sensitivity);
    Room room = new Room(spec, info, parallel.jobs);
    room.require();
    List<String> warnings =
        Stream.of(file.notes(), Lint.warnings(spec, info), room.warnings())
            .flatMap(List::stream)
            .toList();
    if (json.json) {
      ObjectNode planned = json(spec, info, sizes);
      planned.set("sensitivity", sensitivity.map(detect::json).orElse(null));
      planned.set("warnings", Json.texts(warnings));
      console.say(Json.text(planned));
    } else {
      lines(spec, sizes, info, sensitivity).forEach(console::say);
      warnings.forEach(warning -> console.say("Warning: " + warning));
    }
    return ExitCode.DONE.number();
  }

  private RunFolder folder(StudySpec spec) {
    return new RunFolder(out.orElse(Path.of("runs", spec.name())));
  }

  private Optional<Sensitivity> sensitivity(StudySpec spec, DatasetInfo info) {
    return Sensitivity.of(spec, info).map(it -> it.measured(measured(spec, info)));
  }

  /** None where the study was not run yet; a folder that was not named need not be usable. */
  private Optional<Precision> measured(StudySpec spec, DatasetInfo info) {
    RunFolder folder = folder(spec);
    if (out.isPresent() && !folder.exists()) {
      throw new WrongRequest("No study was run in " + folder.root() + ": it holds no study.db.");
    }
    try {
      return folder.exists() ? MeasuredPrecision.read(folder, spec, info) : Optional.empty();
    } catch (UnusableFolder | InvalidStudy unusable) {
      if (out.isPresent()) {
        throw unusable;
      }
      return Optional.empty();
    }
  }

  private List<String> lines(
      StudySpec spec, SplitSizes sizes, DatasetInfo info, Optional<Sensitivity> sensitivity) {
    List<String> lines = new ArrayList<>();
    lines.add(spec.name() + " · " + Phrase.counted(trials(spec), "trial") + ": " + product(spec));
    lines.add(
        "  "
            + info.name()
            + ": "
            + divided(sizes)
            + ", "
            + Phrase.count(sizes.test())
            + " for the final test");
    spec.positive(info).ifPresent(it -> lines.add("  a single output is the probability of " + it));
    Columns columns = new Columns();
    spec.variants().forEach(variant -> columns.row(row(variant)));
    lines.addAll(columns.lines());
    spec.crossValidation().ifPresent(it -> lines.add("  " + crossValidation(spec, it, info)));
    lines.add("  " + last(spec));
    sensitivity.ifPresent(
        it -> lines.add("  " + detect.sentence(it, Optional.of(folder(spec).root()))));
    lines.add("  " + guess(Cost.of(spec, info)));
    return lines;
  }

  private String guess(Cost cost) {
    return "in all "
        + Phrase.counted(cost.images(), "image")
        + " of training, roughly "
        + Phrase.roughly(cost.seconds(parallel.jobs))
        + " with "
        + Phrase.counted(parallel.jobs, "trial")
        + " at a time on a fast core each";
  }

  private static int trials(StudySpec spec) {
    int beside = spec.crossValidation().map(it -> it.variants().size() * it.folds()).orElse(0);
    return spec.variants().size() * spec.repeat().times() + beside;
  }

  /** {@code 5 variants × 3 seeds × 10 folds, and 10 folds of base}. */
  private static String product(StudySpec spec) {
    OptionalInt folds = spec.repeat().folds();
    return Phrase.counted(spec.variants().size(), "variant")
        + " × "
        + Phrase.counted(spec.repeat().seeds().size(), "seed")
        + (folds.isPresent() ? " × " + Phrase.counted(folds.getAsInt(), "fold") : "")
        + spec.crossValidation().map(it -> ", and " + besides(it)).orElse("");
  }

  private static String besides(CrossValidation wanted) {
    return Phrase.counted(wanted.folds(), "fold")
        + (wanted.variants().size() > 1 ? " each of " : " of ")
        + String.join(", ", wanted.variants());
  }

  private static String divided(SplitSizes sizes) {
    return Phrase.count(sizes.train())
        + " images to train on, "
        + Phrase.count(sizes.validation())
        + " to choose by";
  }

  private static String crossValidation(StudySpec spec, CrossValidation wanted, DatasetInfo info) {
    SplitSizes sizes = SplitSizes.of(info, spec.data().inFolds(wanted.folds()).split());
    return "besides "
        + besides(wanted)
        + ", each with "
        + Phrase.count(sizes.train())
        + " images to train on, "
        + Phrase.count(sizes.validation())
        + " to validate on";
  }

  private static List<String> row(Variant variant) {
    int epochs = variant.training().epochs();
    return List.of(
        "  " + variant.name(),
        Phrase.count(Parameters.of(variant.network()).total()) + " parameters",
        (variant.training().mayStopEarly() ? "at most " : "") + Phrase.counted(epochs, "epoch"),
        variant.training().parts().stream()
            .map(PlanCommand::batches)
            .distinct()
            .collect(Collectors.joining(", then ")));
  }

  private static String batches(TrainingSpec part) {
    return part.wholeSet() ? "one batch of all images" : "batches of " + part.batchSize();
  }

  private static String last(StudySpec spec) {
    return spec.finalTest().map(test -> sentence(test, spec)).orElse("no final test");
  }

  private static String sentence(FinalTest test, StudySpec spec) {
    String chosen =
        spec.choose().rule() == Rule.ONE_STANDARD_ERROR
            ? "then the simplest variant within one standard error of the best"
            : "then the chosen variant";
    String others = test.also().isEmpty() ? "" : " and " + String.join(", ", test.also());
    String trained =
        test.retrain() == Retrain.NONE
            ? ", as trained"
            : " trained on training and validation images together"
                + (test.epochs().isPresent()
                    ? " for " + Phrase.counted(test.epochs().getAsInt(), "epoch")
                    : "");
    return chosen + others + trained + ", " + models(test, spec) + " on the test set, once";
  }

  private static String models(FinalTest test, StudySpec spec) {
    int seeds = test.seeds(spec.repeat()).size();
    int folds = test.retrain() == Retrain.NONE ? spec.repeat().foldNumbers().size() : 1;
    int models = seeds * folds;
    return models == 1 ? "one model" : Phrase.counted(models, "model") + " each";
  }

  private ObjectNode json(StudySpec spec, DatasetInfo info, SplitSizes sizes) {
    ObjectNode json = Json.object();
    json.put("study", spec.name());
    json.put("dataset", info.name());
    json.putObject("examples")
        .put("train", sizes.train())
        .put("validation", sizes.validation())
        .put("test", sizes.test());
    json.put("positive", spec.positive(info).orElse(null));
    ArrayNode variants = json.putArray("variants");
    spec.variants().forEach(variant -> variants.add(json(variant)));
    ArrayNode seeds = json.putArray("seeds");
    spec.repeat().seeds().forEach(seeds::add);
    json.put("folds", spec.repeat().folds().isPresent() ? spec.repeat().folds().getAsInt() : null);
    json.set("cross_validation", spec.crossValidation().map(PlanCommand::json).orElse(null));
    json.put("trials", trials(spec));
    Cost cost = Cost.of(spec, info);
    json.putObject("cost")
        .put("trainings", cost.trainings())
        .put("images", cost.images())
        .put("seconds", cost.seconds(parallel.jobs));
    return json;
  }

  private static JsonNode json(CrossValidation wanted) {
    ObjectNode json = Json.object();
    json.set("variants", Json.texts(wanted.variants()));
    json.put("folds", wanted.folds());
    return json;
  }

  private static JsonNode json(Variant variant) {
    Parameters parameters = Parameters.of(variant.network());
    ObjectNode json = Json.object();
    json.put("name", variant.name());
    json.put("baseline", variant.baseline().orElse(null));
    json.putObject("parameters")
        .put("total", parameters.total())
        .put("trainable", parameters.trainable());
    json.put("epochs", variant.training().epochs());
    if (variant.training().wholeSet()) {
      json.put("batch_size", "full");
    } else {
      json.put("batch_size", variant.training().batchSize());
    }
    return json;
  }
}
