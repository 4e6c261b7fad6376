package regulus.learning.regularizer;

import java.util.List;
import java.util.Locale;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Products;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Regularizer;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * {@code factor · Σ |cos|} over the angles between each two rows, or columns, of a matrix, divided
 * by the number of such pairs: 0 where all are at right angles.
 *
 * @param factor at least 0; Keras' default is 0.01
 * @param mode rows by default
 */
public record OrthogonalRegularizer(double factor, Mode mode) implements Regularizer {
  public static final Kind<OrthogonalRegularizer> KIND =
      new Kind<>(
          "orthogonal_regularizer",
          "OrthogonalRegularizer",
          OrthogonalRegularizer.class,
          List.of(
              Setting.optional("factor", SettingType.nonNegative(), 0.01, "Factor of the penalty."),
              Setting.optional(
                  "mode",
                  SettingType.word("rows", "columns"),
                  "rows",
                  "What should be at right angles to one another.")),
          values ->
              new OrthogonalRegularizer(
                  values.number("factor"),
                  Mode.valueOf(values.text("mode").toUpperCase(Locale.ROOT))),
          "Adds factor · the mean |cosine| between the rows, or columns, of a dense kernel.");

  /** Shorter vectors count as of this length. */
  private static final double SHORTEST = 1e-7;

  /** Of which vectors a matrix consists. */
  public enum Mode {
    ROWS,
    COLUMNS
  }

  @Override
  public Tensor penalty(Tensor weight) {
    Tensor rows = mode == Mode.ROWS ? weight : Views.swapLast(weight, 0);
    Tensor squares = Reductions.sumLast(Elementwise.square(rows), true);
    Tensor lengths = Elementwise.sqrt(Elementwise.atLeast(squares, SHORTEST * SHORTEST));
    Tensor cosines = Products.ofPairs(Arithmetic.divide(rows, lengths));
    double pairs = rows.size(0) * (rows.size(0) - 1.0) / 2;
    return Arithmetic.multiply(Reductions.sum(Elementwise.abs(cosines)), factor / pairs);
  }

  @Override
  public void check(String weight, List<Integer> shape) {
    if (shape.size() != 2) {
      throw new InvalidLayer(
          "orthogonal_regularizer is for matrices, %s has the shape %s; choose another regularizer"
              .formatted(weight, shape));
    }
    if (shape.get(mode == Mode.ROWS ? 0 : 1) < 2) {
      throw new InvalidLayer(
          "orthogonal_regularizer compares %s, %s has a single one; choose the other mode"
              .formatted(mode.name().toLowerCase(Locale.ROOT), weight));
    }
  }
}
