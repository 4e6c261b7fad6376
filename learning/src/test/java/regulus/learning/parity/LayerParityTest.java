package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import regulus.learning.network.Adaptation;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.network.WeightSpec;

/**
 * Each layer's shapes, weights, outputs, gradients and moving statistics. Keras computed in 64 bits
 * where it can; the layers do in both precisions, so that a wrong formula cannot hide behind
 * rounding.
 */
class LayerParityTest {
  private static final String INPUT = "input";
  private static final regulus.learning.random.Stream RANDOM =
      new regulus.learning.random.Stream(1);

  @TestFactory
  Stream<DynamicTest> declaresKerasShapesAndWeights() {
    return ParityFixture.tests("layers", LayerParityTest::compareDeclarations);
  }

  @TestFactory
  Stream<DynamicTest> beginsWithKerasWeights() {
    return ParityFixture.tests("layers", LayerParityTest::compareBeginning);
  }

  @TestFactory
  Stream<DynamicTest> penalizesAsKeras() {
    return ParityFixture.tests("layers", LayerParityTest::comparePenalties);
  }

  @TestFactory
  Stream<DynamicTest> computesAndDerivesAsKerasInFloat64() {
    return ParityFixture.tests(
        "layers", c -> compareValues(c, Precision.FLOAT64, Closeness.IN_FLOAT64));
  }

  @TestFactory
  Stream<DynamicTest> computesAndDerivesAsKerasInFloat32() {
    return ParityFixture.tests(
        "layers", c -> compareValues(c, Precision.FLOAT32, Closeness.IN_FLOAT32));
  }

  @TestFactory
  Stream<DynamicTest> adaptsAsKeras() {
    return ParityFixture.family("layers").stream()
        .filter(c -> c.has("seen"))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> compareAdapted(c)));
  }

  /** What was seen comes in two parts of different sizes. */
  private static void compareAdapted(ParityCase c) {
    LibTorch.claimThread();
    Shape input = Shape.of(c.wholes("input_shape"));
    Adaptation adaptation = Layers.ALL.create(c.plain()).adaptation(input).orElseThrow();
    float[] seen = c.floats("seen");
    int first = 13 * input.elements();
    for (int[] ends : new int[][] {{0, first}, {first, seen.length}}) {
      float[] images = Arrays.copyOfRange(seen, ends[0], ends[1]);
      List<Integer> sizes = new ArrayList<>(List.of(images.length / input.elements()));
      sizes.addAll(input.dimensions());
      Scope.run(() -> adaptation.add(Creation.of(images, Precision.FLOAT32, sizes)));
    }
    assertThat(adaptation.weights()).containsOnlyKeys("mean", "variance");
    adaptation
        .weights()
        .forEach(
            (name, array) -> {
              assertThat(array.shape()).isEqualTo(c.shape("weights/" + name));
              float[] expected = c.floats("weights/" + name);
              for (int i = 0; i < expected.length; i++) {
                assertThat(array.values()[i]).isCloseTo(expected[i], withinPercentage(1e-4));
              }
            });
  }

  private static void compareDeclarations(ParityCase c) {
    Layer layer = Layers.ALL.create(c.plain());
    Shape input = Shape.of(c.wholes("input_shape"));
    assertThat(layer.outputShape(input)).isEqualTo(Shape.of(c.wholes("output_shape")));
    List<WeightSpec> weights = layer.weights(input);
    assertThat(weights.stream().map(WeightSpec::name)).isEqualTo(c.words("weights"));
    assertThat(weights.stream().filter(WeightSpec::trainable).map(WeightSpec::name))
        .isEqualTo(c.words("trainable"));
    for (WeightSpec weight : weights) {
      assertThat(weight.shape()).isEqualTo(c.shape("weights/" + weight.name()));
    }
  }

  private static void compareBeginning(ParityCase c) {
    Map<String, Double> begin = c.numbersByName("begin");
    for (WeightSpec weight : weights(c)) {
      Double value = begin.get(weight.name());
      if (value != null) {
        assertThat(weight.initializer().draw(weight.shape(), RANDOM))
            .as(weight.name())
            .containsOnly(value.floatValue());
      }
    }
  }

  private static void comparePenalties(ParityCase c) {
    LibTorch.claimThread();
    Scope.run(
        () -> {
          double sum = 0;
          for (WeightSpec weight : weights(c)) {
            Tensor values =
                Creation.of(
                    c.floats("weights/" + weight.name()), Precision.FLOAT64, weight.shape());
            sum += weight.regularizer().map(r -> r.penalty(values).item()).orElse(0.0);
          }
          assertThat(sum + activity(c)).isCloseTo(c.number("penalty"), withinPercentage(1e-10));
        });
  }

  /** What the layer's output costs. */
  private static double activity(ParityCase c) {
    Layer layer = Layers.ALL.create(c.plain());
    if (layer.activityRegularizer().isEmpty()) {
      return 0;
    }
    Given given = Given.of(c, layer, Precision.FLOAT64);
    Tensor output = layer.forward(given.weight(INPUT), given);
    return layer.activityRegularizer().get().penalty(output).item() / output.size(0);
  }

  private static List<WeightSpec> weights(ParityCase c) {
    return Layers.ALL.create(c.plain()).weights(Shape.of(c.wholes("input_shape")));
  }

  private static void compareValues(ParityCase c, Precision precision, Closeness ours) {
    Closeness closeness = c.facts().has("precision") ? theirs(c.text("precision")) : ours;
    LibTorch.claimThread();
    Scope.run(
        () -> {
          Layer layer = Layers.ALL.create(c.plain());
          Given given = Given.of(c, layer, precision);
          Tensor output = layer.forward(given.weight(INPUT), given);
          closeness.check("output", c.floats("output"), output.doubles());
          Tensor upstream = Creation.of(c.floats("upstream"), precision, c.shape("upstream"));
          Gradients.backward(Reductions.sum(Arithmetic.multiply(output, upstream)));
          for (String name : c.below("gradients").keySet()) {
            closeness.check(
                "gradient of " + name,
                c.floats("gradients/" + name),
                Gradients.of(given.weight(name)).doubles());
          }
          for (String name : c.below("after").keySet()) {
            closeness.check(
                name + " afterwards", c.floats("after/" + name), given.weight(name).doubles());
          }
        });
  }

  private static Closeness theirs(String precision) {
    return switch (precision) {
      case "float32" -> Closeness.IN_FLOAT32;
      case "float32 places" -> Closeness.OF_PLACES;
      default -> throw new IllegalArgumentException(precision);
    };
  }

  /** The layer's input and weights by name. */
  private record Given(Map<String, Tensor> tensors, boolean training) implements Pass {
    @Override
    public boolean frozen() {
      return false;
    }

    static Given of(ParityCase c, Layer layer, Precision precision) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      tensors.put(
          INPUT, Gradients.variable(Creation.of(c.floats(INPUT), precision, c.shape(INPUT))));
      for (WeightSpec weight : layer.weights(Shape.of(c.wholes("input_shape")))) {
        float[] values = c.floats("weights/" + weight.name());
        Tensor tensor = Creation.of(values, precision, weight.shape());
        tensors.put(weight.name(), weight.trainable() ? Gradients.variable(tensor) : tensor);
      }
      return new Given(tensors, c.flag("training"));
    }

    @Override
    public Tensor weight(String name) {
      return Objects.requireNonNull(tensors.get(name), name);
    }

    @Override
    public regulus.learning.random.Stream random() {
      return RANDOM;
    }
  }
}
