package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/** All dimensions of an example become one, in Keras' order: channels change fastest. */
public record Flatten() implements Layer {
  public static final Kind<Flatten> KIND =
      new Kind<>(
          "flatten",
          "Flatten",
          Flatten.class,
          List.of(),
          values -> new Flatten(),
          "All dimensions of an example become one.");

  @Override
  public Kind<Flatten> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return Shape.of(input.elements());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Views.flatten(input);
  }
}
