package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * The cosine of the angle between outputs and one-hot labels, negated: -1 where they point the same
 * way, 0 where they have nothing in common; for a network with one output per class. Outputs
 * shorter than 1e-7 count as of that length.
 */
public record CosineSimilarity() implements AgainstTargets {
  public static final Kind<CosineSimilarity> KIND =
      new Kind<>(
          "cosine_similarity",
          "CosineSimilarity",
          CosineSimilarity.class,
          List.of(),
          values -> new CosineSimilarity(),
          "The cosine between outputs and one-hot labels, negated; one output per class.");

  private static final double SHORTEST_SQUARED = Outputs.EPSILON * Outputs.EPSILON;

  @Override
  public String name() {
    return KIND.name();
  }

  @Override
  public void check(int outputs, int classes) {
    Outputs.checkOnePerClass(name(), outputs, classes);
  }

  @Override
  public Tensor each(Tensor outputs, Tensor targets) {
    Tensor squares = Reductions.sumLast(Elementwise.square(outputs));
    Tensor length = Elementwise.sqrt(Elementwise.atLeast(squares, SHORTEST_SQUARED));
    Tensor product = Reductions.sumLast(Arithmetic.multiply(targets, outputs));
    return Arithmetic.multiply(Arithmetic.divide(product, length), -1);
  }
}
