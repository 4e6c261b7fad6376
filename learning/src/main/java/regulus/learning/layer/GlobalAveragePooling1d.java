package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Kind;

/**
 * The mean of each feature over a whole sequence, Keras' {@code GlobalAveragePooling1D}.
 *
 * <p>Input [batch, steps, features], output [batch, features], or [batch, 1, features].
 *
 * @param keepdims whether the steps stay as a dimension of size 1; not by default
 */
public record GlobalAveragePooling1d(boolean keepdims) implements Layer {
  public static final Kind<GlobalAveragePooling1d> KIND =
      new Kind<>(
          "global_average_pooling1d",
          "GlobalAveragePooling1D",
          GlobalAveragePooling1d.class,
          List.of(LayerSettings.KEEPDIMS_1D),
          values -> new GlobalAveragePooling1d(values.flag("keepdims")),
          "The mean of each feature over a whole sequence.");

  @Override
  public Kind<GlobalAveragePooling1d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkSequence(input);
    return keepdims ? Shape.of(1, input.channels()) : Shape.of(input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Reductions.meanOfSequences(input, keepdims);
  }
}
