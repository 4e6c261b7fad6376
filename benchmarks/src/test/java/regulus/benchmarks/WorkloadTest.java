package regulus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Dataset;
import regulus.learning.network.Summary;
import regulus.study.StudySpec;

class WorkloadTest {
  @Test
  void trainsTheNetworksThatThePeersTrain() {
    Map<Workload, Long> parameters =
        Map.of(Workload.W1, 93_322L, Workload.W2, 435_434L, Workload.W3, 1_219L);
    parameters.forEach(
        (workload, count) -> {
          Dataset dataset = workload.dataset(64);
          StudySpec study = workload.study(List.of()).study(source -> dataset.info());
          assertThat(Summary.of(study.variants().get(0).network()).total()).isEqualTo(count);
        });
  }

  @Test
  void measuresAWholeTraining() {
    Pace pace = new Pace(64);
    List<String> options = List.of("training.epochs=3", "repeat.seeds=2");
    new Study(Workload.W1.study(options), Workload.W1.dataset(64), 2).run(pace);
    assertThat(pace.imagesPerSecond()).isPositive().isFinite();
  }
}
