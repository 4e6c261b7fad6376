package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** The mean of its inputs, number by number, Keras' {@code Average}. */
public record Average() implements NumberByNumber {
  public static final Kind<Average> KIND =
      new Kind<>(
          "average",
          "Average",
          Average.class,
          List.of(),
          values -> new Average(),
          "The mean of several layers.");

  @Override
  public Kind<Average> kind() {
    return KIND;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Arithmetic.divide(Joins.add(inputs), inputs.size());
  }
}
