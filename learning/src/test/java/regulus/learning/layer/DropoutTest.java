package regulus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.engine.Creation;
import regulus.learning.engine.Gradients;
import regulus.learning.engine.LibTorch;
import regulus.learning.engine.Precision;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Scope;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.random.Stream;

/** What dropout does while training, where its draws cannot be compared with Keras'. */
class DropoutTest {
  private static final int EXAMPLES = 20;
  private static final int SIZE = 1000;
  private static final int NUMBERS = EXAMPLES * SIZE;

  private static Layer dropout(double rate) {
    return Layers.ALL.create(Map.of("dropout", Map.of("rate", rate)));
  }

  private static double[] train(Layer layer, Stream random) {
    LibTorch.claimThread();
    return Scope.get(() -> layer.forward(threes(), new FreePass(Map.of(), true, random)).doubles());
  }

  private static Tensor threes() {
    double[] threes = new double[NUMBERS];
    Arrays.fill(threes, 3);
    return Gradients.variable(Creation.of(threes, Precision.FLOAT64, List.of(EXAMPLES, SIZE)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.56, 0.9})
  void setsTheRatesShareToZeroAndScalesTheRest(double rate) {
    double[] output = train(dropout(rate), new Stream(1));
    double scaled = 3 / (1 - rate);
    assertThat(Arrays.stream(output).filter(value -> value != 0).distinct().toArray())
        .containsExactly(new double[] {scaled}, within(1e-6));
    double zeros = Arrays.stream(output).filter(value -> value == 0).count() / (double) NUMBERS;
    double error = Math.sqrt(rate * (1 - rate) / NUMBERS);
    assertThat(zeros).isCloseTo(rate, within(5 * error));
  }

  @Test
  void dropsNothingAtRateZero() {
    assertThat(train(dropout(0), new Stream(1))).containsOnly(3);
  }

  private static double[] trainImages(List<Integer> noiseShape) {
    LibTorch.claimThread();
    double[] threes = new double[200 * 12];
    Arrays.fill(threes, 3);
    return Scope.get(
        () ->
            new Dropout(0.25, noiseShape)
                .forward(
                    Creation.of(threes, Precision.FLOAT64, List.of(200, 3, 2, 2)),
                    new FreePass(Map.of(), true, new Stream(1)))
                .doubles());
  }

  @Test
  void dropsWholeImagesWhereOneNumberIsDrawnForEach() {
    double[] output = trainImages(List.of(0, 1, 1, 1));
    int dropped = 0;
    for (int image = 0; image < 200; image++) {
      double[] own = Arrays.copyOfRange(output, 12 * image, 12 * image + 12);
      assertThat(Arrays.stream(own).distinct().toArray()).hasSize(1);
      assertThat(own[0] == 0 || Math.abs(own[0] - 4) < 1e-6).isTrue();
      dropped += own[0] == 0 ? 1 : 0;
    }
    assertThat(dropped / 200.0).isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / 200)));
  }

  @Test
  void dropsTheSameOfAllImagesWhereTheirSizeIsOne() {
    double[] output = trainImages(List.of(1, 3, 1, 2));
    for (int i = 0; i < output.length; i++) {
      int row = i % 12 / 4;
      int channel = i % 2;
      assertThat(output[i]).isEqualTo(output[row * 4 + channel]);
    }
    assertThat(Arrays.stream(output).distinct().toArray()).hasSize(2);
  }

  @Test
  void drawsAsWithoutANoiseShapeWhereItIsTheInputs() {
    assertThat(trainImages(List.of(0, 3, 0, 2))).isEqualTo(trainImages(List.of()));
  }

  @Test
  void refusesANoiseShapeThatIsNotTheInputs() {
    for (List<Integer> sizes :
        List.of(List.of(0, 1, 1), List.of(0, 2, 1, 1), List.of(8, 1, 1, 1))) {
      assertThatThrownBy(() -> new Dropout(0.5, sizes).outputShape(Shape.of(3, 2, 2)))
          .isInstanceOf(InvalidLayer.class)
          .hasMessageContaining("noise_shape has to have 4 sizes");
    }
  }

  @Test
  void drawsFromItsStreamAlone() {
    double[] once = train(dropout(0.5), new Stream(1));
    assertThat(train(dropout(0.5), new Stream(1))).isEqualTo(once);
    assertThat(train(dropout(0.5), new Stream(2))).isNotEqualTo(once);
  }

  @Test
  void letsGradientsThroughWhereItLetNumbersThrough() {
    LibTorch.claimThread();
    Scope.run(
        () -> {
          Tensor input = threes();
          Tensor output = dropout(0.25).forward(input, new FreePass(Map.of(), true, new Stream(1)));
          Gradients.backward(Reductions.sum(output));
          double[] expected = Arrays.stream(output.doubles()).map(value -> value / 3).toArray();
          double[] gradients = Gradients.of(input).doubles();
          assertThat(gradients).containsExactly(expected, within(1e-9));
        });
  }

  @Test
  void dropsWholeChannelsOfEachImage() {
    LibTorch.claimThread();
    Layer layer = Layers.ALL.create(Map.of("spatial_dropout2d", Map.of("rate", 0.3)));
    double[] output =
        Scope.get(
            () ->
                layer
                    .forward(
                        Views.reshape(threes(), EXAMPLES, 10, 10, 10),
                        new FreePass(Map.of(), true, new Stream(1)))
                    .doubles());
    long zeros = 0;
    for (int image = 0; image < EXAMPLES; image++) {
      for (int channel = 0; channel < 10; channel++) {
        double first = output[image * SIZE + channel];
        for (int pixel = 0; pixel < 100; pixel++) {
          assertThat(output[image * SIZE + pixel * 10 + channel]).isEqualTo(first);
        }
        assertThat(first == 0 || Math.abs(first - 3 / 0.7) < 1e-6).isTrue();
        zeros += first == 0 ? 1 : 0;
      }
    }
    double error = Math.sqrt(0.3 * 0.7 * 10 * EXAMPLES);
    assertThat((double) zeros).isCloseTo(0.3 * 10 * EXAMPLES, within(5 * error));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5})
  void multipliesByNoiseOfADropoutsVariance(double rate) {
    Layer layer = Layers.ALL.create(Map.of("gaussian_dropout", Map.of("rate", rate)));
    hasMeanAndDeviation(train(layer, new Stream(1)), 3, 3 * Math.sqrt(rate / (1 - rate)));
  }

  @Test
  void addsNoiseOfTheDeviation() {
    Layer layer = Layers.ALL.create(Map.of("gaussian_noise", Map.of("stddev", 0.25)));
    hasMeanAndDeviation(train(layer, new Stream(1)), 3, 0.25);
  }

  /** Of 20,000 draws the mean and the deviation are known to 1 %. */
  private static void hasMeanAndDeviation(double[] numbers, double mean, double deviation) {
    double average = Arrays.stream(numbers).average().orElseThrow();
    double spread =
        Math.sqrt(
            Arrays.stream(numbers).map(x -> (x - average) * (x - average)).average().orElseThrow());
    assertThat(average).isCloseTo(mean, within(5 * deviation / Math.sqrt(NUMBERS)));
    assertThat(spread).isCloseTo(deviation, within(5 * deviation / Math.sqrt(2 * NUMBERS)));
  }
}
