package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** The smallest of its inputs, number by number, Keras' {@code Minimum}. */
public record Minimum() implements NumberByNumber {
  public static final Kind<Minimum> KIND =
      new Kind<>(
          "minimum",
          "Minimum",
          Minimum.class,
          List.of(),
          values -> new Minimum(),
          "The smallest of several layers.");

  @Override
  public Kind<Minimum> kind() {
    return KIND;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.minimum(inputs);
  }
}
