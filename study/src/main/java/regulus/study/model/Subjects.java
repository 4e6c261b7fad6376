package regulus.study.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import regulus.learning.data.Dataset;
import regulus.learning.explanation.ShownImage;
import regulus.learning.explanation.Subject;
import regulus.learning.storage.Predictions;
import regulus.study.record.RunFolder;
import regulus.study.record.TrialFiles;

/**
 * Images on which a model was tested anyway: the first that it recognized and the one that it
 * mistook with the most confidence.
 */
public final class Subjects {
  private final Dataset dataset;
  private final Predictions predictions;

  private Subjects(Dataset dataset, Predictions predictions) {
    this.dataset = dataset;
    this.predictions = predictions;
  }

  /**
   * @return one of each kind, if there is one
   * @throws regulus.learning.data.InvalidData if the saved predictions are damaged
   */
  public static List<Subject> tested(RunFolder folder, StoredModel model, Dataset dataset) {
    Path file = new TrialFiles(folder, model.trial().id()).predictions(model.trial().role());
    return Files.exists(file)
        ? new Subjects(dataset, Predictions.read(file)).examples()
        : List.of();
  }

  private List<Subject> examples() {
    List<Subject> examples = new ArrayList<>();
    int mistaken = -1;
    for (int i = 0; i < predictions.count(); i++) {
      boolean right = answer(i) == predictions.labels()[i];
      if (right && examples.isEmpty()) {
        examples.add(subject(i));
      } else if (!right && (mistaken < 0 || confidence(i) > confidence(mistaken))) {
        mistaken = i;
      }
    }
    if (mistaken >= 0) {
      examples.add(subject(mistaken));
    }
    return examples;
  }

  private Subject subject(int position) {
    int index = predictions.indexes()[position];
    boolean test = index >= dataset.parts().firstTest();
    String name =
        test ? "Test image " + (index - dataset.parts().firstTest()) : "Validation image " + index;
    return new Subject(
        name,
        ShownImage.of(dataset.examples(), index),
        OptionalInt.of(predictions.labels()[position]));
  }

  private int answer(int position) {
    int outputs = predictions.outputs();
    if (outputs == 1) {
      return predictions.probabilities()[position] > 0.5f ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < outputs; k++) {
      if (probability(position, k) > probability(position, best)) {
        best = k;
      }
    }
    return best;
  }

  private float probability(int position, int k) {
    return predictions.probabilities()[position * predictions.outputs() + k];
  }

  private float confidence(int position) {
    return predictions.outputs() == 1
        ? Math.abs(predictions.probabilities()[position] - 0.5f) + 0.5f
        : probability(position, answer(position));
  }
}
