package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.setting.InvalidSetting;

final class EarlyStoppingTest {
  /** The columns after the values are what Keras 3.15.1's callback did with them. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "min, 0,    3, 0, 1 .8 .9 .7 .75 .71 .72 .6,   6, 3",
        "min, 0,    2, 0, 1 .8 .9 .7 .75 .71 .6,       5, 3",
        "min, 0,    0, 0, 1 .8 .9,                     2, 1",
        "min, 0,    2, 0, .5 .5 .5,                    2, 0",
        "max, 0.05, 2, 0, .5 .6 .61 .615 .9,           3, 1",
        "max, 0.06, 2, 0, .5 .55 .6 .66 .7,            -, 4",
        "max, 0,    2, 2, .1 .9 .5 .6 .7 .65,          -, 4",
        "min, 0,    2, 0, NaN .5 .4,                   2, 0",
        "min, 0,    2, 0, .5 NaN .4 NaN NaN,           4, 2",
        "min, 0,    2, 0, 3 2 1,                       -, 2",
        "min, 0,    5, 0, 3 2 4,                       -, 1",
        "min, 0,    1, 5, 3 2 1,                       -, 2"
      })
  void decidesAsKerasDoes(
      String direction,
      double minDelta,
      int patience,
      int startFrom,
      String values,
      Integer stopped,
      int kept) {
    Monitor monitor = new Monitor("val_loss", direction(direction), minDelta);
    EarlyStopping stopping = new EarlyStopping(monitor, patience, startFrom, true);
    History history = historyUntilStopped(stopping, values);
    boolean stops = stopping.decide(history).stop();
    assertThat(stops ? Integer.valueOf(history.size() - 1) : null).isEqualTo(stopped);
    assertThat(stopping.keptEpoch(history)).isEqualTo(kept);
  }

  @Test
  void keepsTheLastWeightsIfTheBestAreNotToBeRestored() {
    EarlyStopping stopping =
        new EarlyStopping(new Monitor("val_loss", Direction.MIN, 0), 1, 0, false);
    History history = historyUntilStopped(stopping, "1 .5 .6 .7");
    assertThat(history.size()).isEqualTo(3);
    assertThat(stopping.keptEpoch(history)).isEqualTo(2);
    assertThat(stopping.decide(history).best()).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void isReadFromAStudyFile() {
    assertThat(parsed(Map.of("monitor", "val_accuracy", "patience", 5, "min_delta", "1e-3")))
        .isEqualTo(new EarlyStopping(new Monitor("val_accuracy", Direction.MAX, 1e-3), 5, 0, true));
  }

  @Test
  void watchesTheValidationLossIfNothingIsSaid() {
    assertThat(parsed(Map.of()))
        .isEqualTo(new EarlyStopping(new Monitor("val_loss", Direction.MIN, 0), 0, 0, true));
  }

  @Test
  void asksForTheDirectionOfFiguresThatItDoesNotKnow() {
    assertThatThrownBy(() -> parsed(Map.of("monitor", "val_cats")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("Invalid direction: expected min or max, since val_cats does not");
    assertThat(parsed(Map.of("monitor", "val_cats", "direction", "max")).monitor().direction())
        .isEqualTo(Direction.MAX);
  }

  @Test
  void saysWhichFiguresThereAreIfTheMonitorIsNeverComputed() {
    Monitor monitor = new Monitor("val_acuracy", Direction.MAX, 0);
    assertThatThrownBy(() -> monitor.check(List.of("loss", "accuracy", "val_loss", "val_accuracy")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Invalid monitor: expected a figure that this training computes (loss, accuracy,"
                + " val_loss, val_accuracy), received val_acuracy. Did you mean 'val_accuracy'?");
  }

  private static EarlyStopping parsed(Map<String, ?> settings) {
    List<InvalidSetting> problems = new ArrayList<>();
    EarlyStopping stopping =
        EarlyStopping.KIND
            .create(settings, "early_stopping", problems)
            .orElseThrow(() -> problems.get(0));
    assertThat(problems).isEmpty();
    return stopping;
  }

  private static Direction direction(String word) {
    return word.equals("max") ? Direction.MAX : Direction.MIN;
  }

  private static History historyUntilStopped(EarlyStopping stopping, String values) {
    History history = History.EMPTY;
    for (double value : Arrays.stream(values.split(" ")).mapToDouble(Double::valueOf).toArray()) {
      Map<String, Double> validation = Map.of("loss", value);
      history = history.and(new Epoch(history.size(), 0.1, Map.of(), validation));
      if (stopping.decide(history).stop()) {
        return history;
      }
    }
    return history;
  }
}
