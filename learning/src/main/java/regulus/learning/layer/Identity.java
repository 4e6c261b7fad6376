package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/** Gives what it is given, Keras' {@code Identity}. */
public record Identity() implements Layer {
  public static final Kind<Identity> KIND =
      new Kind<>(
          "identity",
          "Identity",
          Identity.class,
          List.of(),
          values -> new Identity(),
          "Gives what it is given.");

  @Override
  public Kind<Identity> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return input;
  }
}
