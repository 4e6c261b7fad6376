package regulus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.engine.Tensor;
import regulus.learning.metric.Metric;
import regulus.learning.metric.Metrics;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.TrainingSpec.Objective;

final class TrainingSpecTest {
  @Test
  void computesLossAndMetricsOnTrainingAndValidationImages() {
    Objective objective = objective(Metrics.ALL.create("accuracy"), Metrics.ALL.create("auc"));
    assertThat(Monitor.figures(objective, true))
        .containsExactly("loss", "accuracy", "auc", "val_loss", "val_accuracy", "val_auc");
    assertThat(Monitor.figures(objective, false)).containsExactly("loss", "accuracy", "auc");
  }

  @Test
  void refusesTwoMetricsOfOneName() {
    Metric accuracy = Metrics.ALL.create("accuracy");
    assertThatThrownBy(() -> objective(accuracy, accuracy))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("Two metrics are called accuracy: give one of them another name.");
  }

  private static Objective objective(Metric... metrics) {
    return new Objective(new Nothing(), List.of(metrics), Map.of());
  }

  /** A loss that nothing is asked of. */
  private record Nothing() implements Loss {
    @Override
    public void check(int outputs, int classes) {}

    @Override
    public Tensor each(Tensor outputs, Output kind, Tensor labels) {
      return outputs;
    }
  }
}
