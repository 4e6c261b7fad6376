package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * The largest value of each feature over a whole sequence, Keras' {@code GlobalMaxPooling1D}.
 *
 * <p>Input [batch, steps, features], output [batch, features], or [batch, 1, features].
 *
 * @param keepdims whether the steps stay as a dimension of size 1; not by default
 */
public record GlobalMaxPooling1d(boolean keepdims) implements Layer {
  public static final Kind<GlobalMaxPooling1d> KIND =
      new Kind<>(
          "global_max_pooling1d",
          "GlobalMaxPooling1D",
          GlobalMaxPooling1d.class,
          List.of(LayerSettings.KEEPDIMS_1D),
          values -> new GlobalMaxPooling1d(values.flag("keepdims")),
          "The largest value of each feature over a whole sequence.");

  @Override
  public Kind<GlobalMaxPooling1d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkSequence(input);
    return keepdims ? Shape.of(1, input.channels()) : Shape.of(input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Reductions.maxOfSequences(input, keepdims);
  }
}
