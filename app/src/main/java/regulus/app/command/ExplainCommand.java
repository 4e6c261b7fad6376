package regulus.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regulus.app.terminal.Console;
import regulus.app.text.Phrase;
import regulus.learning.explanation.Explainer;
import regulus.learning.explanation.Explanation;
import regulus.learning.explanation.FilterChoice;
import regulus.learning.explanation.Filters;
import regulus.learning.explanation.Request;
import regulus.learning.explanation.Subject;
import regulus.learning.network.Network;
import regulus.learning.setting.Suggestion;
import regulus.learning.storage.FileTrouble;
import regulus.learning.training.OutputMeaning;
import regulus.report.ExplanationWriter;
import regulus.report.picture.Explained;
import regulus.report.picture.ExplainedFiles;
import regulus.study.model.ModelStore;
import regulus.study.model.ModelStores;
import regulus.study.model.Photographs;
import regulus.study.model.StoredModel;

/** {@code regulus explain}. */
@Command(
    name = "explain",
    description =
        "Show what a trained network sees in an image: its answer, feature maps, filters, and where"
            + " the evidence lies (Grad-CAM).")
public final class ExplainCommand implements Callable<Integer> {
  /** With base64 and compression this stays below 3 MB. */
  private static final long MOST_PIXELS = 2_500_000;

  private final Console console;

  @Mixin ModelPlace place = new ModelPlace();

  @Option(
      names = "--image",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Image files of any size; each is resized to what the network is fed.")
  List<Path> images = new ArrayList<>();

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "NAME",
      description =
          "Whose maps, separated by commas; the first four layers with maps if not given.")
  List<String> layers = new ArrayList<>();

  @Option(
      names = "--filters",
      paramLabel = "CHOICE",
      description =
          "Which filters of these layers, or of the first two convolutions: first:N, last:N, all or"
              + " none; last:8 if not given.")
  String filters = "last:8";

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Grad-CAM for this class, too, besides the predicted one. Repeatable.")
  List<String> classes = new ArrayList<>();

  @Option(
      names = "--cam-layer",
      paramLabel = "NAME",
      description = "Where Grad-CAM looks; the last convolution if not given.")
  Optional<String> camLayer = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE.html",
      description = "Write the page here; explain.html if not given.")
  Path to = Path.of("explain.html");

  @Option(
      names = "--png",
      paramLabel = "FOLDER",
      description = "Write every picture into this folder, too.")
  Optional<Path> png = Optional.empty();

  @Mixin WantedOptions options = new WantedOptions();
  @Mixin HelpOption help = new HelpOption();

  public ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!to.toString().endsWith(".html")) {
      throw new WrongRequest(
          "Invalid --to: expected a name that ends in .html, received " + to + ".");
    }
    ModelStore store = place.open();
    StoredModel model = store.models().one(options.wanted());
    Explained explained = explained(store, model, request(store));
    try {
      new ExplanationWriter().write(store.models().study().name(), explained, to);
      console.say("Explanation of " + model.title() + ": " + to);
      if (png.isPresent()) {
        new ExplainedFiles(png.get()).write(explained);
        console.say("Pictures: " + png.get());
      }
    } catch (IOException e) {
      throw new WrongRequest("The explanation cannot be written: " + FileTrouble.words(e) + ".");
    }
    return ExitCode.DONE.number();
  }

  private Request request(ModelStore store) {
    List<String> names = store.models().facts().data().classes();
    return new Request(
        layers,
        FilterChoice.parse(filters),
        camLayer,
        classes.stream().map(name -> index(name, names)).toList());
  }

  private static int index(String name, List<String> names) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new WrongRequest(
          "There is no class '"
              + name
              + "'."
              + Suggestion.sentence(name, names)
              + " There are "
              + String.join(", ", names)
              + ".");
    }
    return index;
  }

  private Explained explained(ModelStore store, StoredModel model, Request request) {
    Photographs photographs = Photographs.like(model.trial());
    List<Subject> subjects = images.stream().map(photographs::shown).toList();
    try (Network network = ModelStores.load(store, model)) {
      Explainer explainer = new Explainer(network, model.trial().data().pixels());
      List<Explanation> explanations = new ArrayList<>();
      for (Subject subject : subjects) {
        explanations.add(explainer.explain(subject, request));
        console.say(sentence(explanations.get(explanations.size() - 1), store, model.outputs()));
      }
      List<Filters> kernels = explainer.filters(request);
      return Explained.of(model, explanations, store.models().facts().data().classes(), MOST_PIXELS)
          .with(kernels, request.filters());
    }
  }

  private static String sentence(Explanation explanation, ModelStore store, OutputMeaning outputs) {
    int predicted = explanation.predicted();
    return explanation.subject().name()
        + ": "
        + store.models().facts().data().classes().get(predicted)
        + ", "
        + Phrase.answer(explanation.probabilities()[predicted], outputs);
  }
}
