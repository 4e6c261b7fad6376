package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.schedule.Schedules;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.learning.training.Schedule;

/**
 * The learning rate before every step of twelve epochs of four steps. Both sides compute in 64
 * bits, but Keras rounds rates and factors to 32 first, and multiplies up to twelve of them.
 */
class ScheduleParityTest {
  private static final double PERCENT = 1e-3;

  @TestFactory
  Stream<DynamicTest> givesKerasRates() {
    return ParityFixture.tests("schedules", ScheduleParityTest::compare);
  }

  private static void compare(ParityCase c) {
    Schedule schedule = Schedules.ALL.create(c.plain());
    int stepsPerEpoch = c.whole("steps_per_epoch");
    double[] expected = c.numbers("rates");
    History history = History.EMPTY;
    for (int step = 0; step < expected.length; step++) {
      int epoch = step / stepsPerEpoch;
      if (epoch > history.size()) {
        history = history.and(epoch(c, epoch - 1));
      }
      Schedule.Moment moment = new Schedule.Moment(step, stepsPerEpoch, history);
      assertThat(schedule.learningRate(c.number("base"), moment))
          .as("before step %d", step)
          .isCloseTo(expected[step], withinPercentage(PERCENT));
    }
  }

  private static Epoch epoch(ParityCase c, int index) {
    double seen = c.facts().has("values") ? c.numbers("values")[index] : 0;
    return new Epoch(index, c.number("base"), Map.of("loss", 0.0), Map.of("loss", seen));
  }
}
