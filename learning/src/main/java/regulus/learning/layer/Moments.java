package regulus.learning.layer;

import java.util.List;
import java.util.Map;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Adaptation;
import regulus.learning.network.WeightArray;

/**
 * Mean and variance along one dimension, the variance divided by n. Mutable: it adds up, in 64 bits
 * and each batch about its own mean (Chan, Golub, LeVeque 1979), so that pixels far from 0 lose no
 * digits.
 */
final class Moments implements Adaptation {
  private final int axis;
  private final double[] mean;
  private final double[] squares;
  private long count;

  /**
   * @param axis which dimension of what is added, the batch being 0
   * @param size of that dimension
   */
  Moments(int axis, int size) {
    this.axis = axis;
    this.mean = new double[size];
    this.squares = new double[size];
  }

  @Override
  public void add(Tensor input) {
    double[] numbers = input.doubles();
    int within = 1;
    for (int i = axis + 1; i < input.rank(); i++) {
      within *= input.size(i);
    }
    long added = numbers.length / mean.length;
    for (int place = 0; place < mean.length; place++) {
      merge(place, numbers, within, added);
    }
    count += added;
  }

  private void merge(int place, double[] numbers, int within, long added) {
    int step = within * mean.length;
    double sum = 0;
    for (int start = place * within; start < numbers.length; start += step) {
      for (int i = start; i < start + within; i++) {
        sum += numbers[i];
      }
    }
    double centre = sum / added;
    double around = 0;
    for (int start = place * within; start < numbers.length; start += step) {
      for (int i = start; i < start + within; i++) {
        around += (numbers[i] - centre) * (numbers[i] - centre);
      }
    }
    double apart = centre - mean[place];
    double share = added / (double) (count + added);
    mean[place] += apart * share;
    squares[place] += around + apart * apart * share * count;
  }

  @Override
  public Map<String, WeightArray> weights() {
    float[] means = new float[mean.length];
    float[] variances = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      means[i] = (float) mean[i];
      variances[i] = (float) (squares[i] / count);
    }
    List<Integer> shape = List.of(mean.length);
    return Map.of(
        Normalization.MEAN, new WeightArray(shape, means),
        Normalization.VARIANCE, new WeightArray(shape, variances));
  }
}
