package regulus.learning.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.Shape;
import regulus.learning.application.MobileNetV2.Architecture;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.StoredWeights;
import regulus.learning.network.WeightArray;

final class MobileNetV2Test {
  @ParameterizedTest
  @CsvSource({"1, KERAS", "0.35, KERAS", "1.4, KERAS", "1, GLUON", "0.5, GLUON"})
  void weightsSayWhoseTheyAre(double alpha, Architecture architecture) {
    MobileNetV2 network = new MobileNetV2(alpha, architecture);
    assertThat(MobileNetV2.of(weightsOf(network))).contains(network);
  }

  @Test
  void otherWeightsAreNobodys() {
    assertThat(MobileNetV2.of(new StoredWeights("empty", "00", Map.of()))).isEmpty();
    assertThat(MobileNetV2.of(weightsOf(new MobileNetV2(0.6, Architecture.KERAS)))).isEmpty();
  }

  @Test
  void isWrittenAsStudyFilesWriteIt() {
    assertThat(new MobileNetV2(0.35, Architecture.GLUON).written())
        .isEqualTo("mobilenet_v2: {alpha: 0.35, architecture: gluon}");
  }

  private static StoredWeights weightsOf(MobileNetV2 network) {
    List<NamedLayer> layers = new ArrayList<>();
    network.layers().forEach(member -> layers.add(member.made()));
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    Shapes.of(new NetworkSpec(Shape.of(32, 32, 3), layers))
        .layers()
        .forEach(
            layer ->
                layer
                    .weights()
                    .forEach(
                        weight -> {
                          int size = weight.shape().stream().reduce(1, (a, b) -> a * b);
                          arrays.put(
                              layer.name() + "/" + weight.name(),
                              new WeightArray(weight.shape(), new float[size]));
                        }));
    return new StoredWeights("stored", "00", arrays);
  }
}
