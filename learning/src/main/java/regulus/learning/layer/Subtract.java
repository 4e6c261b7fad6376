package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.Kind;

/** Its first input less the second, number by number, Keras' {@code Subtract}. */
public record Subtract() implements NumberByNumber {
  public static final Kind<Subtract> KIND =
      new Kind<>(
          "subtract",
          "Subtract",
          Subtract.class,
          List.of(),
          values -> new Subtract(),
          "One layer less another.");

  @Override
  public Kind<Subtract> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (inputs.size() > FEWEST) {
      throw new InvalidLayer(
          "it takes two inputs, received " + inputs.size() + "; name two in inputs");
    }
    return NumberByNumber.super.outputShape(inputs);
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.subtract(inputs);
  }
}
