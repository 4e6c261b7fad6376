package regulus.report.figure;

import java.util.List;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Predictions;

/**
 * What a model answered for every image, beside the truth.
 *
 * @param classes names by index, at least two
 * @param predictions as they were saved; every label is one of the classes
 */
public record Answers(List<String> classes, Predictions predictions) {
  public Answers {
    classes = List.copyOf(classes);
    boolean sigmoid = predictions.outputs() == 1 && classes.size() == 2;
    if (predictions.outputs() != classes.size() && !sigmoid) {
      throw new InvalidData(
          "The predictions have "
              + predictions.outputs()
              + " outputs, which do not fit "
              + classes.size()
              + " classes.");
    }
    for (int label : predictions.labels()) {
      if (label < 0 || label >= classes.size()) {
        throw new InvalidData(
            "The predictions hold the label " + label + " of " + classes.size() + " classes.");
      }
    }
  }

  /**
   * The answers on images of this data set.
   *
   * @throws InvalidData if the predictions are of other images
   */
  public static Answers on(Dataset dataset, Predictions predictions) {
    int[] labels = dataset.examples().labels();
    for (int i = 0; i < predictions.count(); i++) {
      int index = predictions.indexes()[i];
      if (index < 0 || index >= labels.length || labels[index] != predictions.labels()[i]) {
        throw new InvalidData(
            "The predictions are not of the data set "
                + dataset.name()
                + ": they hold the label "
                + predictions.labels()[i]
                + " of an image "
                + index
                + ".");
      }
    }
    return new Answers(dataset.classes(), predictions);
  }

  public int count() {
    return predictions.count();
  }

  public int truth(int position) {
    return predictions.labels()[position];
  }

  /** The class with the largest probability, the first of equals; one output above 0.5 is 1. */
  public int answer(int position) {
    return predictions.answer(position);
  }

  /** The probability that the model gave to one class; its score if it gives no probabilities. */
  public double probability(int position, int classIndex) {
    if (predictions.outputs() == 1) {
      float ofOne = predictions.probabilities()[position];
      return classIndex == 1 ? ofOne : 1 - ofOne;
    }
    return predictions.probabilities()[position * predictions.outputs() + classIndex];
  }

  public boolean correct(int position) {
    return answer(position) == truth(position);
  }
}
