package regulus.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.Direction;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;
import regulus.learning.training.Monitor;
import regulus.learning.training.Schedule;
import regulus.learning.training.Schedule.Moment;

/** Expected figures are those of Keras 3.15.1, which computes them in 32 bits. */
final class SchedulesTest {
  private static final long[] STEPS = {0, 1, 5, 9, 10, 11, 25, 100};
  private static final double[] LOSSES = {
    1, .9, .95, .91, .9, .89995, .8, .81, .82, .83, .84, .85, .86, .87, .88
  };

  @Test
  void halvesEveryFiveEpochsButNotAtTheFirst() {
    Schedule schedule =
        Schedules.ALL.create(Map.of("step_decay", Map.of("factor", .5, "every", 5)));
    double[] rates = IntStream.range(0, 12).mapToDouble(epoch -> rate(schedule, epoch)).toArray();
    assertThat(rates).containsExactly(.1, .1, .1, .1, .1, .05, .05, .05, .05, .05, .025, .025);
  }

  static List<Arguments> ratesOfSteps() {
    return List.of(
        Arguments.of(
            Map.of("exponential_decay", Map.of("decay_steps", 10, "decay_rate", .5)),
            .1,
            new double[] {.1, .0933033, .0707107, .0535887, .05, .0466517, .0176777, 9.765625e-5}),
        Arguments.of(
            Map.of(
                "exponential_decay",
                Map.of("decay_steps", 10, "decay_rate", .5, "staircase", true)),
            .1,
            new double[] {.1, .1, .1, .1, .05, .05, .025, 9.765625e-5}),
        Arguments.of(
            Map.of("cosine_decay", 20),
            .1,
            new double[] {.1, .0993844, .0853553, .0578217, .05, .0421783, 0, 0}),
        Arguments.of(
            Map.of("cosine_decay", Map.of("decay_steps", 20, "alpha", .1)),
            .1,
            new double[] {.1, .0994460, .0868198, .0620396, .055, .0479604, .01, .01}),
        Arguments.of(
            Map.of(
                "cosine_decay",
                Map.of("decay_steps", 20, "alpha", .1, "warmup_target", .1, "warmup_steps", 10)),
            .01,
            new double[] {.01, .019, .055, .091, .1, .0994460, .0231802, .01}));
  }

  @ParameterizedTest
  @MethodSource("ratesOfSteps")
  void givesKerasRatesAtEveryStep(Object plain, double base, double[] expected) {
    Schedule schedule = Schedules.ALL.create(plain);
    double[] rates =
        LongStream.of(STEPS)
            .mapToDouble(step -> schedule.learningRate(base, new Moment(step, 7, History.EMPTY)))
            .toArray();
    assertThat(rates).containsExactly(expected, within(1e-7));
  }

  static List<Arguments> ratesOnPlateaus() {
    return List.of(
        Arguments.of(
            plateau(1e-4, .1, 2, 0, 0),
            "1e-1 1e-1 1e-1 1e-2 1e-2 1e-3 1e-3 1e-3 1e-4 1e-4 1e-5 1e-5 1e-6 1e-6 1e-7"),
        Arguments.of(
            plateau(1e-4, .1, 2, 2, 0),
            "1e-1 1e-1 1e-1 1e-2 1e-2 1e-2 1e-2 1e-2 1e-3 1e-3 1e-3 1e-4 1e-4 1e-4 1e-5"),
        Arguments.of(
            plateau(1e-4, .5, 3, 0, .03),
            ".1 .1 .1 .1 .05 .05 .05 .05 .05 .03 .03 .03 .03 .03 .03"),
        Arguments.of(
            plateau(1e-4, .5, 0, 1, 0),
            ".1 .1 .05 .025 .0125 .00625 .00625 .003125 .0015625 .00078125 .000390625"
                + " .0001953125 .00009765625 .000048828125 .0000244140625"),
        Arguments.of(
            plateau(.2, .5, 1, 0, 0),
            ".1 .05 .025 .0125 .00625 .003125 .0015625 .00078125 .000390625 .0001953125"
                + " .00009765625 .000048828125 .0000244140625 .00001220703125"
                + " .000006103515625"));
  }

  @ParameterizedTest
  @MethodSource("ratesOnPlateaus")
  void reducesOnPlateausWhenKerasDoes(ReduceLrOnPlateau schedule, String expected) {
    double[] rates =
        IntStream.rangeClosed(1, LOSSES.length)
            .mapToDouble(epochs -> rateAfter(schedule, epochs))
            .toArray();
    double[] wanted =
        List.of(expected.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
    for (int i = 0; i < wanted.length; i++) {
      assertThat(rates[i]).as("after epoch %d", i).isEqualTo(wanted[i], within(1e-6 * wanted[i]));
    }
  }

  @Test
  void reducesOnPlateausWithKerasDefaults() {
    Schedule schedule = Schedules.ALL.create("reduce_lr_on_plateau");
    assertThat(schedule)
        .isEqualTo(
            new ReduceLrOnPlateau(new Monitor("val_loss", Direction.MIN, 1e-4), .1, 10, 0, 0));
    assertThat(schedule.monitor()).map(Monitor::figure).contains("val_loss");
  }

  @Test
  void refusesAWarmUpThatLeadsNowhere() {
    assertThatThrownBy(
            () ->
                Schedules.ALL.create(
                    Map.of("cosine_decay", Map.of("decay_steps", 20, "warmup_steps", 5))))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("without a warmup_target they have no effect");
  }

  @Test
  void refusesRatesThatDoNotFitTheirStretches() {
    assertThatThrownBy(() -> piecewise(List.of(10, 10), List.of(.1, .2, .3)))
        .hasMessage("Invalid boundaries: expected increasing numbers of steps, received [10, 10].");
    assertThatThrownBy(() -> piecewise(List.of(10), List.of(.1)))
        .hasMessage(
            "Invalid values: expected one learning rate more than boundaries, received [0.1].");
  }

  private static Schedule piecewise(List<Integer> boundaries, List<Double> values) {
    return Schedules.ALL.create(
        Map.of("piecewise_constant_decay", Map.of("boundaries", boundaries, "values", values)));
  }

  private static ReduceLrOnPlateau plateau(
      double minDelta, double factor, int patience, int cooldown, double least) {
    Monitor monitor = new Monitor("val_loss", Direction.MIN, minDelta);
    return new ReduceLrOnPlateau(monitor, factor, patience, cooldown, least);
  }

  private static double rateAfter(Schedule schedule, int epochs) {
    return schedule.learningRate(
        .1, new Moment(0, 7, history(DoubleStream.of(LOSSES).limit(epochs).toArray())));
  }

  private static double rate(Schedule schedule, int epoch) {
    return schedule.learningRate(.1, new Moment(7L * epoch, 7, history(new double[epoch])));
  }

  private static History history(double[] losses) {
    History history = History.EMPTY;
    for (double loss : losses) {
      history =
          history.and(new Epoch(history.size(), .1, Map.of("loss", loss), Map.of("loss", loss)));
    }
    return history;
  }
}
