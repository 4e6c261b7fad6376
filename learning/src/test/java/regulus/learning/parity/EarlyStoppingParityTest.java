package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.setting.Family;
import regulus.learning.training.EarlyStopping;
import regulus.learning.training.Epoch;
import regulus.learning.training.History;

/** After which epoch training stops and which epoch's weights are kept: decisions, exactly. */
class EarlyStoppingParityTest {
  static final Family<EarlyStopping> RULES =
      new Family<>("stopping rule", EarlyStopping.class, EarlyStopping.KIND);

  @TestFactory
  Stream<DynamicTest> decidesAsKeras() {
    return ParityFixture.tests("stopping", EarlyStoppingParityTest::compare);
  }

  private static void compare(ParityCase c) {
    EarlyStopping stopping = RULES.create(c.plain());
    double[] values = c.numbers("values");
    History history = History.EMPTY;
    boolean stopped = false;
    while (!stopped && history.size() < values.length) {
      double value = values[history.size()];
      history = history.and(new Epoch(history.size(), 0.01, Map.of(), Map.of("loss", value)));
      stopped = stopping.decide(history).stop();
    }
    assertThat(stopped).isEqualTo(c.flag("stopped"));
    assertThat(history.size()).as("epochs").isEqualTo(c.whole("epochs"));
    assertThat(stopping.keptEpoch(history)).as("kept epoch").isEqualTo(c.whole("best_epoch"));
  }
}
