package regulus.learning.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;

/** What holds for every initializer. */
class InitializerContractTest {
  private static final Set<String> CONSTANTS = Set.of("zeros", "ones", "constant");
  static final List<List<Integer>> SHAPES =
      List.of(List.of(7), List.of(5, 9), List.of(9, 5), List.of(3, 3, 4, 8), List.of(1, 1, 1, 1));

  static java.util.stream.Stream<String> names() {
    return Initializers.ALL.names().stream().filter(name -> !name.equals("identity"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void fillsEveryShapeWithNumbers(String name) {
    Initializer initializer = Initializers.ALL.create(name);
    for (List<Integer> shape : SHAPES) {
      float[] values = initializer.draw(shape, new Stream(1));
      assertThat(values).hasSize(shape.stream().reduce(1, (a, b) -> a * b));
      for (float value : values) {
        assertThat(value).isFinite();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void drawsTheSameFromTheSameStreamOnly(String name) {
    Initializer initializer = Initializers.ALL.create(name);
    List<Integer> shape = List.of(3, 3, 4, 8);
    float[] first = initializer.draw(shape, new Stream(1));
    assertThat(initializer.draw(shape, new Stream(1))).isEqualTo(first);
    assertThat(java.util.Arrays.equals(initializer.draw(shape, new Stream(2)), first))
        .isEqualTo(CONSTANTS.contains(name));
  }

  @Test
  void identityIsForMatricesOnly() {
    Initializer identity = Initializers.ALL.create("identity");
    assertThat(identity.draw(List.of(2, 3), new Stream(1))).containsExactly(1, 0, 0, 0, 1, 0);
    assertThatThrownBy(() -> identity.check("kernel", List.of(3, 3, 1, 8)))
        .hasMessage(
            "identity is for matrices, kernel has the shape [3, 3, 1, 8]; choose another"
                + " initializer");
  }

  @ParameterizedTest
  @FieldSource("SHAPES")
  void orthogonalVectorsAreOrthonormal(List<Integer> shape) {
    if (shape.size() < 2) {
      return;
    }
    float[] values = new Orthogonal(1).draw(shape, new Stream(3));
    int columns = shape.get(shape.size() - 1);
    int rows = values.length / columns;
    boolean tall = rows >= columns;
    for (int a = 0; a < Math.min(rows, columns); a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          product +=
              tall
                  ? (double) values[k * columns + a] * values[k * columns + b]
                  : (double) values[a * columns + k] * values[b * columns + k];
        }
        assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void truncatedNormalsStayWithinTwoDeviations() {
    float[] values = new TruncatedNormal(1, 0.5).draw(List.of(10_000), new Stream(4));
    for (float value : values) {
      assertThat(value).isBetween(0f, 2f);
    }
  }
}
