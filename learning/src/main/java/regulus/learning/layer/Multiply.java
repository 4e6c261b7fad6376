package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** The product of its inputs, number by number, Keras' {@code Multiply}. */
public record Multiply() implements NumberByNumber {
  public static final Kind<Multiply> KIND =
      new Kind<>(
          "multiply",
          "Multiply",
          Multiply.class,
          List.of(),
          values -> new Multiply(),
          "The product of several layers.");

  @Override
  public Kind<Multiply> kind() {
    return KIND;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.multiply(inputs);
  }
}
