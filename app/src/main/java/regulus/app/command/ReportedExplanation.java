package regulus.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import regulus.app.terminal.Console;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;
import regulus.learning.explanation.Anatomy;
import regulus.learning.explanation.Explainer;
import regulus.learning.explanation.Explanation;
import regulus.learning.explanation.Request;
import regulus.learning.explanation.Subject;
import regulus.learning.network.Network;
import regulus.learning.setting.InvalidSetting;
import regulus.report.picture.Explained;
import regulus.report.picture.ExplainedFiles;
import regulus.study.Explaining;
import regulus.study.StudySpec;
import regulus.study.model.FolderModels;
import regulus.study.model.ModelStores;
import regulus.study.model.Models;
import regulus.study.model.Photographs;
import regulus.study.model.StoredModel;
import regulus.study.model.Subjects;
import regulus.study.record.RunFolder;

/** What a study's {@code explain} asks for, made when its run ends and kept in the run folder. */
final class ReportedExplanation {
  /** The report has other things to hold, too. */
  private static final long MOST_PIXELS = 1_200_000;

  private final RunFolder folder;
  private final Dataset dataset;

  ReportedExplanation(RunFolder folder, Dataset dataset) {
    this.folder = folder;
    this.dataset = dataset;
  }

  /**
   * Reads all images that a study names, so that a bad one is said before hours of training.
   *
   * @throws InvalidData if one is missing or no whole image
   */
  static void check(StudySpec study) {
    study
        .extras()
        .explaining()
        .ifPresent(
            asked -> {
              Photographs photographs =
                  Photographs.like(study.data().source(), study.variants().get(0).network());
              asked.images().forEach(image -> photographs.read(Path.of(image)));
            });
  }

  /** Writes the pictures; what cannot be shown is said, and takes nothing else away. */
  void write(Explaining asked, Console console) {
    try {
      FolderModels store = FolderModels.in(folder);
      if (store.models().chosen().isPresent()) {
        StoredModel model =
            store.models().one(new Models.Wanted(asked.variant(), OptionalLong.empty()));
        new ExplainedFiles(folder.explanation()).write(explained(asked, store, model));
      }
    } catch (InvalidData | InvalidSetting | IOException failure) {
      console.complain("What the network sees is not in the report: " + failure.getMessage());
    }
  }

  private Explained explained(Explaining asked, FolderModels store, StoredModel model) {
    List<String> classes = dataset.classes();
    try (Network network = ModelStores.load(store, model)) {
      Explainer explainer = new Explainer(network, model.trial().data().pixels());
      Request request = request(asked, explainer.anatomy(), classes);
      List<Explanation> explanations =
          subjects(asked, model).stream().map(it -> explainer.explain(it, request)).toList();
      return Explained.of(model, explanations, classes, MOST_PIXELS)
          .with(explainer.filters(request), request.filters());
    }
  }

  private List<Subject> subjects(Explaining asked, StoredModel model) {
    Photographs photographs = Photographs.like(model.trial());
    return asked.images().isEmpty()
        ? Subjects.tested(folder, model, dataset)
        : asked.images().stream().map(image -> photographs.shown(Path.of(image))).toList();
  }

  /** Of the layers that are named, those that the chosen network has. */
  private static Request request(Explaining asked, Anatomy network, List<String> classes) {
    return new Request(
        asked.layers().stream().filter(network::has).toList(),
        asked.filters(),
        asked.camLayer().filter(network::has),
        asked.classes().stream().map(classes::indexOf).filter(index -> index >= 0).toList());
  }
}
