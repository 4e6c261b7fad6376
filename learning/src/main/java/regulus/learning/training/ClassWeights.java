package regulus.learning.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;

/** How much each class counts in the training loss. */
final class ClassWeights {
  private ClassWeights() {}

  /**
   * Weights by index; classes that are not named count 1.
   *
   * @param given by class name or index
   * @throws InvalidSetting if there is no such class
   */
  static float[] byIndex(Map<String, Double> given, List<String> classes) {
    float[] weights = new float[classes.size()];
    Arrays.fill(weights, 1);
    given.forEach((name, weight) -> weights[index(name, classes)] = weight.floatValue());
    return weights;
  }

  private static int index(String name, List<String> classes) {
    int named = classes.indexOf(name);
    if (named >= 0) {
      return named;
    }
    for (int i = 0; i < classes.size(); i++) {
      if (name.equals(Integer.toString(i))) {
        return i;
      }
    }
    throw new InvalidSetting(
        "class_weights." + name,
        "The data has no class '"
            + name
            + "'."
            + Suggestion.sentence(name, classes)
            + " It has "
            + String.join(", ", classes)
            + ".");
  }
}
