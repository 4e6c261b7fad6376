package regulus.learning.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.engine.Creation;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Scope;
import regulus.learning.training.Loss.Output;

/**
 * What a loss is for each example alone, made again from probabilities that were kept: penalties
 * are not in it. Logits are gone; they are taken back from the probabilities, so that a probability
 * that was rounded to 0 or 1 gives the largest loss that its 32 bits allow.
 */
public final class ExampleLosses {
  /** How far rows that softmax made may be from 1 by rounding. */
  private static final double ROUNDING = 1e-3;

  /** Half a step below 1 in 32 bits: how near a probability comes to it. */
  private static final double NEAREST = 0x1.0p-25;

  /** At a time. */
  private static final int MOST_NUMBERS = 1 << 20;

  private ExampleLosses() {}

  /**
   * @param probabilities row-major, one row per example; of a single output that of class 1
   * @param labels class indexes
   * @return one per example
   */
  public static double[] of(Loss loss, float[] probabilities, int[] labels) {
    LibTorch.claimThread();
    int outputs = probabilities.length / Math.max(1, labels.length);
    Output kind = kind(probabilities, outputs);
    int rows = Math.max(1, MOST_NUMBERS / Math.max(1, outputs));
    double[] losses = new double[labels.length];
    for (int from = 0; from < labels.length; from += rows) {
      int to = Math.min(from + rows, labels.length);
      float[] part = Arrays.copyOfRange(probabilities, from * outputs, to * outputs);
      double[] each = part(loss, kind, part, Arrays.copyOfRange(labels, from, to));
      System.arraycopy(each, 0, losses, from, each.length);
    }
    return losses;
  }

  private static double[] part(Loss loss, Output kind, float[] probabilities, int[] labels) {
    double[] outputs = new double[probabilities.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = output(probabilities[i], kind);
    }
    List<Integer> sizes = List.of(labels.length, outputs.length / labels.length);
    long[] classes = IntStream.of(labels).asLongStream().toArray();
    return Scope.get(
        () ->
            loss.each(
                    Creation.of(outputs, Precision.FLOAT64, sizes), kind, Creation.indexes(classes))
                .doubles());
  }

  private static double output(double probability, Output kind) {
    return switch (kind) {
      case PROBABILITIES -> probability;
      case SOFTMAX_LOGITS -> Math.log(Math.max(probability, Float.MIN_VALUE));
      case SIGMOID_LOGITS ->
          Math.log(Math.max(probability, Float.MIN_VALUE))
              - Math.log(Math.max(1 - probability, NEAREST));
    };
  }

  /** What the network ended in, as far as its outputs show. */
  private static Output kind(float[] probabilities, int outputs) {
    for (float probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        return Output.PROBABILITIES;
      }
    }
    if (outputs == 1) {
      return Output.SIGMOID_LOGITS;
    }
    for (int start = 0; start < probabilities.length; start += outputs) {
      double sum = 0;
      for (int i = start; i < start + outputs; i++) {
        sum += probabilities[i];
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        return Output.SIGMOID_LOGITS;
      }
    }
    return Output.SOFTMAX_LOGITS;
  }
}
