package regulus.statistics.simulation;

import regulus.statistics.Draws;
import regulus.statistics.simulation.Learner.Kind;

/**
 * Logistic regression trained by one pass of stochastic gradient descent from random weights over
 * images in random order: small, cheap, and as random as a network's training.
 *
 * @param columns which features it sees
 * @param weights one per feature, then the bias
 */
record Classifier(int[] columns, double[] weights) {
  private static final double RATE = 0.05;
  private static final double START = 0.1;

  /**
   * @param order the images to train on, in the order in which they come
   * @param draws for the first weights, by their number, so that all kinds share them
   */
  static Classifier train(Kind kind, Images images, int[] order, Draws draws) {
    Classifier made = new Classifier(kind.columns(), new double[kind.columns().length + 1]);
    for (int i = 0; i < made.weights.length; i++) {
      made.weights[i] = START * (2 * draws.uniform(i) - 1);
    }
    for (int image : order) {
      made.step(images, image);
    }
    return made;
  }

  private void step(Images images, int image) {
    double error = (images.labels()[image] ? 1 : 0) - 1 / (1 + Math.exp(-score(images, image)));
    for (int i = 0; i < columns.length; i++) {
      weights[i] += RATE * error * images.feature(image, columns[i]);
    }
    weights[columns.length] += RATE * error;
  }

  double score(Images images, int image) {
    double score = weights[columns.length];
    for (int i = 0; i < columns.length; i++) {
      score += weights[i] * images.feature(image, columns[i]);
    }
    return score;
  }
}
