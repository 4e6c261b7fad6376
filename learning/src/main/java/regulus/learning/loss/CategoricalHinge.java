package regulus.learning.loss;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/**
 * {@code max(n - p + 1, 0)} with p the output of the true class and n the largest of the others,
 * but at least 0; for a network with one output per class.
 */
public record CategoricalHinge() implements AgainstTargets {
  public static final Kind<CategoricalHinge> KIND =
      new Kind<>(
          "categorical_hinge",
          "CategoricalHinge",
          CategoricalHinge.class,
          List.of(),
          values -> new CategoricalHinge(),
          "How far the largest wrong output comes within 1 of the true class'; one output per class.");

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
    Tensor right = Reductions.sumLast(Arithmetic.multiply(targets, outputs));
    Tensor wrong = Reductions.maxLast(Arithmetic.multiply(Arithmetic.from(1, targets), outputs));
    return Elementwise.relu(Arithmetic.add(Arithmetic.subtract(wrong, right), 1));
  }
}
