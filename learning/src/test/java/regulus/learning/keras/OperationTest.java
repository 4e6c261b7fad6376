package regulus.learning.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.activation.Relu;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.ActivationLayer;
import regulus.learning.layer.Add;
import regulus.learning.layer.Rescaling;
import regulus.learning.network.Layer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationTest {
  private static final String X =
      """
      {"class_name": "__keras_tensor__",
       "config": {"shape": [null, 4, 4, 3], "keras_history": ["before", 0, 0]}}""";

  private static JsonNode json(String type, String arguments) {
    return JsonMapper.shared()
        .readTree(
            """
            {"module": "keras.src.ops.numpy", "class_name": "%s", "config": {"name": "it"},
             "registered_name": "%s", "inbound_nodes": [{"args": [%s], "kwargs": {}}]}"""
                .formatted(type, type, arguments));
  }

  private static Layer layer(String type, String arguments) {
    return new LayerReader(json(type, arguments), "it", WeightArrays.NONE, "").layer();
  }

  @ParameterizedTest
  @CsvSource({
    "Add, x, 2, 1, 2",
    "Add, 2, x, 1, 2",
    "Subtract, x, 2, 1, -2",
    "Subtract, 2, x, -1, 2",
    "Multiply, x, 2, 2, 0",
    "TrueDivide, x, 2, 0.5, 0"
  })
  void aNumberIsARescaling(String type, String left, String right, double scale, double offset) {
    String arguments = (left + ", " + right).replace("x", X);
    assertThat(layer(type, arguments)).isEqualTo(new Rescaling(scale, offset));
  }

  @Test
  void twoOutputsAreMerged() {
    assertThat(layer("Add", X + ", " + X)).isInstanceOf(Add.class);
  }

  @Test
  void activationsAreLayers() {
    assertThat(layer("Relu", X)).isEqualTo(new ActivationLayer(new Relu()));
  }

  /** Keras' layer and NumPy's rules pair the dimensions of what has fewer differently. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Add | [null, 3]", "Multiply | [null]", "TrueDivide | [null, 4, 4, 3]"})
  void whatNoLayerComputesIsNamed(String type, String shape) {
    String other = X.replace("[null, 4, 4, 3]", shape);
    assertThatThrownBy(() -> layer(type, X + ", " + other))
        .isInstanceOf(InvalidData.class)
        .hasMessage(
            "'it' is the operation %s of keras.ops, which is not read here; say it with a layer.",
            type);
  }

  @Test
  void aNumberIsNotDividedByAnOutput() {
    assertThatThrownBy(() -> layer("TrueDivide", "2, " + X)).isInstanceOf(InvalidData.class);
  }
}
