package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.layer.Layers;
import regulus.learning.network.Merging;
import tools.jackson.databind.JsonNode;

/** Layers of several inputs: shapes, outputs and the gradient for each input. */
class MergingParityTest {
  @TestFactory
  Stream<DynamicTest> givesKerasShapes() {
    return ParityFixture.tests("merging", MergingParityTest::compareShapes);
  }

  @TestFactory
  Stream<DynamicTest> computesAndDerivesAsKeras() {
    return ParityFixture.tests("merging", MergingParityTest::compareValues);
  }

  private static Merging layer(ParityCase c) {
    return (Merging) Layers.ALL.create(c.plain());
  }

  private static void compareShapes(ParityCase c) {
    List<Shape> inputs =
        c.elements("input_shapes").stream()
            .map(shape -> Shape.of(shape.valueStream().mapToInt(JsonNode::asInt).toArray()))
            .toList();
    assertThat(layer(c).outputShape(inputs)).isEqualTo(Shape.of(c.wholes("output_shape")));
  }

  private static void compareValues(ParityCase c) {
    LibTorch.claimThread();
    Scope.run(
        () -> {
          List<Tensor> inputs = new ArrayList<>();
          for (int i = 0; i < c.elements("input_shapes").size(); i++) {
            String name = "inputs/" + i;
            inputs.add(
                Gradients.variable(Creation.of(c.floats(name), Precision.FLOAT64, c.shape(name))));
          }
          Tensor output = layer(c).forward(inputs);
          Closeness.IN_FLOAT64.check("output", c.floats("output"), output.doubles());
          Tensor upstream =
              Creation.of(c.floats("upstream"), Precision.FLOAT64, c.shape("upstream"));
          Gradients.backward(Reductions.sum(Arithmetic.multiply(output, upstream)));
          for (int i = 0; i < inputs.size(); i++) {
            Closeness.IN_FLOAT64.check(
                "gradient of input " + i,
                c.floats("gradients/" + i),
                Gradients.of(inputs.get(i)).doubles());
          }
        });
  }
}
