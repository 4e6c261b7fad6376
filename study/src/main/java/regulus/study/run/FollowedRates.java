package regulus.study.run;

import java.util.List;
import regulus.learning.training.Schedule;

/**
 * The learning rates of another training, epoch by epoch, the last one from then on. A final
 * training follows those of the trial of its seed where the schedule watched a validation figure,
 * which it does not have.
 *
 * @param rates at least one
 */
record FollowedRates(List<Double> rates) implements Schedule {
  FollowedRates {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("There are no rates to follow.");
    }
  }

  @Override
  public double learningRate(double base, Moment moment) {
    return rates.get(Math.min(moment.epoch(), rates.size() - 1));
  }
}
