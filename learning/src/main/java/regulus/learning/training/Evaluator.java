package regulus.learning.training;

import regulus.learning.data.Examples;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;

/**
 * Measures a network on images that it does not learn from, in batches that depend on nothing but
 * the study, so that results do not either.
 */
final class Evaluator {
  private static final int MOST_IMAGES = 256;
  private static final int MOST_NUMBERS = 1 << 18;

  private final Learner learner;
  private final TrainingSpec spec;
  private final Examples examples;
  private final int outputs;
  private final int batchSize;

  Evaluator(Learner learner, TrainingSpec spec, Examples examples, Network network) {
    this.learner = learner;
    this.spec = spec;
    this.examples = examples;
    this.outputs = network.outputs();
    this.batchSize = batchSize(spec, network.spec(), examples);
  }

  /**
   * @throws TrainingFailed if the loss is not finite
   * @throws InterruptedException if the thread was interrupted
   */
  Evaluation evaluate(int[] indexes) throws InterruptedException {
    Figures figures = new Figures(spec.objective(), outputs, examples.labels());
    float[] predictions = new float[Math.multiplyExact(indexes.length, outputs)];
    for (int from = 0; from < indexes.length; from += batchSize) {
      Interruption.check();
      Step step = learner.evaluate(indexes, from, Math.min(from + batchSize, indexes.length));
      requireFinite(step.loss());
      figures.add(step, indexes, from);
      System.arraycopy(
          step.probabilities(), 0, predictions, from * outputs, step.count() * outputs);
    }
    return new Evaluation(figures.values(), predictions, outputs);
  }

  /**
   * Computes what never changes for some examples, in the batches in which they are evaluated, so
   * that an evaluation gives the same to the bit with it and without.
   */
  void settle(int[] indexes, Features target) throws InterruptedException {
    for (int from = 0; from < indexes.length; from += batchSize) {
      Interruption.check();
      learner.settle(indexes, from, Math.min(from + batchSize, indexes.length), target);
    }
  }

  // Without gradients more images fit into memory and caches than in training, if they are small.
  private static int batchSize(TrainingSpec spec, NetworkSpec network, Examples examples) {
    int affordable = MOST_NUMBERS / examples.shape().elements();
    return Math.max(Chunks.evaluated(spec, network), Math.min(MOST_IMAGES, affordable));
  }

  private static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new TrainingFailed(
          "The network's loss on images that it did not train on is "
              + loss
              + ": its weights have grown without bounds; try a smaller learning rate.");
    }
  }
}
