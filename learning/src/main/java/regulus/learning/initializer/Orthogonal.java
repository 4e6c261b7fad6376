package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * A random matrix with orthonormal columns, or rows where it has fewer of them; all dimensions but
 * the last count as rows (Saxe, McClelland, Ganguli 2014).
 *
 * @param gain factor of every element; Keras' default is 1
 */
public record Orthogonal(double gain) implements Initializer {
  public static final Kind<Orthogonal> KIND =
      new Kind<>(
          "orthogonal",
          "Orthogonal",
          Orthogonal.class,
          List.of(Setting.optional("gain", SettingType.number(), 1.0, "Factor of every element.")),
          values -> new Orthogonal(values.number("gain")),
          "A random orthogonal matrix.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    if (shape.size() < 2) {
      return Draws.constant(shape, gain);
    }
    int columns = shape.get(shape.size() - 1);
    int rows = shape.stream().reduce(1, Math::multiplyExact) / columns;
    double[][] basis = basis(Math.min(rows, columns), Math.max(rows, columns), random);
    float[] values = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double element = rows < columns ? basis[row][column] : basis[column][row];
        values[row * columns + column] = (float) (gain * element);
      }
    }
    return values;
  }

  /**
   * Orthonormal vectors, uniform among all such sets: normal vectors made orthogonal one after the
   * other (Gram and Schmidt), twice over for the sake of rounding.
   */
  private static double[][] basis(int count, int length, Stream random) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        vectors[i][j] = random.normal((long) i * length + j);
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < i; before++) {
          subtractProjection(vectors[i], vectors[before]);
        }
      }
      scaleToUnit(vectors[i]);
    }
    return vectors;
  }

  private static void subtractProjection(double[] vector, double[] unit) {
    double product = 0;
    for (int j = 0; j < unit.length; j++) {
      product += vector[j] * unit[j];
    }
    for (int j = 0; j < unit.length; j++) {
      vector[j] -= product * unit[j];
    }
  }

  private static void scaleToUnit(double[] vector) {
    double squares = 0;
    for (double element : vector) {
      squares += element * element;
    }
    double length = Math.sqrt(squares);
    for (int j = 0; j < vector.length; j++) {
      vector[j] /= length;
    }
  }
}
