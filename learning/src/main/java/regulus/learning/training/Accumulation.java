package regulus.learning.training;

import regulus.learning.training.Learner.Chunk;

/**
 * Takes the steps of a training whose batches may be larger than what is computed at a time: the
 * gradients of a batch's chunks are added up, each weighed by its share of the examples, and the
 * weights are updated once. But for rounding, and for what dropout drops, the step is that of the
 * whole batch.
 */
final class Accumulation {
  private final Learner learner;
  private final int chunkSize;
  private final int outputs;

  /**
   * @param chunkSize examples that are computed at a time
   * @param outputs of the network
   */
  Accumulation(Learner learner, int chunkSize, int outputs) {
    this.learner = learner;
    this.chunkSize = chunkSize;
    this.outputs = outputs;
  }

  /**
   * As {@link Learner#step}.
   *
   * @throws InterruptedException between two chunks, if the thread was interrupted; nothing is
   *     updated then
   */
  Step step(int[] indexes, int from, int to, long step, double learningRate)
      throws InterruptedException {
    if (to - from <= chunkSize) {
      Interruption.check();
      return learner.step(indexes, from, to, step, learningRate);
    }
    Step added = added(indexes, from, to, step);
    learner.update(step, learningRate);
    return added;
  }

  private Step added(int[] indexes, int start, int end, long step) throws InterruptedException {
    boolean complete = false;
    double loss = 0;
    float[] probabilities = new float[Math.multiplyExact(end - start, outputs)];
    try {
      for (int from = start; from < end; from += chunkSize) {
        Interruption.check();
        Chunk chunk = new Chunk(from, Math.min(from + chunkSize, end), start, end);
        Step part = learner.add(indexes, chunk, step);
        loss += part.loss();
        float[] given = part.probabilities();
        System.arraycopy(given, 0, probabilities, (from - start) * outputs, given.length);
      }
      complete = true;
    } finally {
      if (!complete) {
        learner.forget();
      }
    }
    return new Step(loss, probabilities, end - start);
  }
}
