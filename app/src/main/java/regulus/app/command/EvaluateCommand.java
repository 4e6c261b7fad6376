package regulus.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.learning.data.Dataset;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Retrain;
import regulus.study.TrialSpec.Role;
import regulus.study.model.FileOpenings;
import regulus.study.model.FolderModels;
import regulus.study.model.ModelStore;
import regulus.study.model.Models;
import regulus.study.model.Openings;
import regulus.study.model.Retest;
import regulus.study.model.Retest.Agreement;
import regulus.study.model.StoredModel;
import regulus.study.record.Decimals;
import regulus.study.record.RecordedStudy.Opening;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus evaluate}. */
@Command(
    name = "evaluate",
    description = "Load stored weights, test them again, and compare with what was recorded.")
public final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  /** A part of the data set. */
  enum Part {
    validation(Role.VALIDATION),
    test(Role.FINAL);

    private final Role role;

    Part(Role role) {
      this.role = role;
    }
  }

  @Mixin ModelPlace place = new ModelPlace();
  @Mixin WantedOptions options = new WantedOptions();

  @Option(
      names = "--on",
      paramLabel = "PART",
      description =
          "validation (if not given): every model on the images that it was validated with; test:"
              + " the final models, or with --variant that one, on the test set.")
  Part part = Part.validation;

  @Mixin ReopenOption reopen = new ReopenOption();
  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  public EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ModelStore store = place.open();
    List<StoredModel> models = models(store.models());
    Dataset dataset = data.sets(console).open(store.models().study().data().source());
    Retest.requireSame(store.models(), dataset);
    // A damaged file is said before the test set is opened for any of them.
    models.forEach(store::weights);
    models.forEach(model -> requireReason(store, model));
    List<Retest> retests = new ArrayList<>();
    for (StoredModel model : models) {
      open(store, model);
      retests.add(Retest.of(store, model, part.role, dataset));
    }
    if (json.json) {
      console.say(
          Json.text(Json.array().addAll(retests.stream().map(it -> json(store, it)).toList())));
    } else {
      say(retests, store.models().study());
    }
    boolean differs = retests.stream().anyMatch(it -> it.agreement() == Agreement.DIFFERENT);
    return (differs ? ExitCode.TRIALS_FAILED : ExitCode.DONE).number();
  }

  /** Those that were tested on this part; for the test set, one that was not if none was. */
  private List<StoredModel> models(Models models) {
    List<StoredModel> tested =
        models.all(options.wanted()).stream()
            .filter(model -> model.trial().role() == part.role)
            .toList();
    return tested.isEmpty() ? List.of(models.one(options.wanted())) : tested;
  }

  /** A model whose figures are known tells nothing new; another one does. */
  private void requireReason(ModelStore store, StoredModel model) {
    if (part == Part.test && model.trial().role() != Role.FINAL && reopen.reason().isEmpty()) {
      objection(store, model)
          .ifPresent(
              objection -> {
                throw new WrongRequest(objection);
              });
    }
  }

  /** Why the test set is not opened for a model that was not tested, unless a reason is given. */
  private static Optional<String> objection(ModelStore store, StoredModel model) {
    if (store instanceof FolderModels folder) {
      return Openings.count(folder.folder()) > 0
          ? Optional.of(
              "The test set of this study was opened before, and "
                  + model.title()
                  + " would open it again: say why it has to be with --reopen-test \"REASON\","
                  + " which the report will show.")
          : Optional.empty();
    }
    return isChosen(store, model)
        ? Optional.empty()
        : Optional.of(
            "The study has not chosen "
                + model.title()
                + ", and a file does not know how often its study opened the test set: say why it"
                + " has to be with --reopen-test \"REASON\", which is kept beside the file, or"
                + " evaluate the run folder.");
  }

  private static boolean isChosen(ModelStore store, StoredModel model) {
    return store.models().chosen().filter(model.trial().variant()::equals).isPresent();
  }

  private void open(ModelStore store, StoredModel model) {
    if (part != Part.test) {
      return;
    }
    if (store instanceof FolderModels folder) {
      int times = Openings.note(folder.folder(), model, reopen.reason());
      console.complain(
          "The test set is opened for "
              + model.title()
              + ", time "
              + times
              + " in this study; the record and its next report say so.");
    } else {
      openWithFile(store, model);
    }
  }

  private void openWithFile(ModelStore store, StoredModel model) {
    FileOpenings openings = new FileOpenings(place.path);
    List<Opening> before = openings.known();
    int times = openings.note(model, reopen.reason());
    console.complain(
        "The test set is opened for "
            + model.title()
            + ", which the study has "
            + (isChosen(store, model) ? "" : "not ")
            + "chosen, time "
            + times
            + " with this file; "
            + openings.file().getFileName()
            + " keeps it.");
    before.stream()
        .filter(it -> it.reason().isPresent())
        .map(EvaluateCommand::earlier)
        .forEach(console::complain);
  }

  private static String earlier(Opening opening) {
    return "Opened before, at "
        + opening.at()
        + " for "
        + opening.variant()
        + ": "
        + opening.reason().orElseThrow();
  }

  private void say(List<Retest> retests, StudySpec study) {
    Columns columns = new Columns();
    retests.forEach(
        it ->
            columns.row(
                it.model().title(),
                part + ", " + Phrase.counted(it.images(), "image"),
                figures(it.figures()),
                verdict(it, study)));
    columns.lines().forEach(console::say);
    console.say(conclusion(retests));
  }

  private static String figures(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .map(figure -> figure.getKey() + " " + Phrase.figure(figure.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static String verdict(Retest retest, StudySpec study) {
    if (retest.on() == Role.VALIDATION && retest.model().isFinal() && retrained(study)) {
      return "trained on these, so no test of it; --on test is";
    }
    return switch (retest.agreement()) {
      case EQUAL -> "as recorded";
      case ROUNDED -> "as recorded, but for rounding";
      case NEW -> "not tested on these before";
      case DIFFERENT ->
          retest.differences().stream()
              .map(name -> name + " was " + Decimals.text(recorded(retest, name)))
              .collect(Collectors.joining(", "));
    };
  }

  private static boolean retrained(StudySpec study) {
    return study
        .finalTest()
        .filter(test -> test.retrain() == Retrain.TRAIN_AND_VALIDATION)
        .isPresent();
  }

  private static double recorded(Retest retest, String name) {
    return retest.recorded().getOrDefault(name, Double.NaN);
  }

  private static String conclusion(List<Retest> retests) {
    long compared = retests.stream().filter(it -> it.agreement() != Agreement.NEW).count();
    long different = retests.stream().filter(it -> it.agreement() == Agreement.DIFFERENT).count();
    return compared == 0
        ? "Nothing was recorded to compare with."
        : different == 0
            ? "Every figure of " + Phrase.counted(compared, "model") + " is the recorded one."
            : Phrase.count(different)
                + " of "
                + Phrase.counted(compared, "model")
                + " do not give the figures that were recorded.";
  }

  private ObjectNode json(ModelStore store, Retest retest) {
    ObjectNode json = Json.object();
    json.put("variant", retest.model().trial().variant());
    json.put("seed", retest.model().trial().seed());
    json.put("trial", retest.model().trial().id());
    json.put("on", part.name());
    if (part == Part.test) {
      json.put("chosen", isChosen(store, retest.model()));
      json.put("opening_recorded", true);
    }
    json.put("images", retest.images());
    figures(json.putObject("figures"), retest.figures());
    figures(json.putObject("recorded"), retest.recorded());
    json.put("agreement", retest.agreement().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static void figures(ObjectNode json, Map<String, Double> figures) {
    figures.forEach(
        (name, value) -> json.put(name, Double.isFinite(value) ? Decimals.shortest(value) : null));
  }
}
