package regulus.learning.schedule;

import regulus.learning.setting.Family;
import regulus.learning.training.Schedule;

/** The registry of schedules. */
public final class Schedules {
  public static final Family<Schedule> ALL =
      new Family<>(
          "schedule",
          Schedule.class,
          StepDecay.KIND,
          ExponentialDecay.KIND,
          CosineDecay.KIND,
          CosineDecayRestarts.KIND,
          PolynomialDecay.KIND,
          InverseTimeDecay.KIND,
          PiecewiseConstantDecay.KIND,
          ReduceLrOnPlateau.KIND);

  private Schedules() {}
}
