package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** The largest of its inputs, number by number, Keras' {@code Maximum}. */
public record Maximum() implements NumberByNumber {
  public static final Kind<Maximum> KIND =
      new Kind<>(
          "maximum",
          "Maximum",
          Maximum.class,
          List.of(),
          values -> new Maximum(),
          "The largest of several layers.");

  @Override
  public Kind<Maximum> kind() {
    return KIND;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.maximum(inputs);
  }
}
