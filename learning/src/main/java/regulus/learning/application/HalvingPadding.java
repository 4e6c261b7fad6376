package regulus.learning.application;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.layer.ZeroPadding2d;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Border;
import regulus.learning.setting.Kind;

/**
 * The zero padding that Keras' applications put before a valid 3 × 3 convolution that moves by 2:
 * one row below, and one above as well where the height is odd; columns likewise. Keras works the
 * numbers out when it builds the network; here they follow the size that the layer gets.
 */
public record HalvingPadding() implements Layer {
  public static final Kind<HalvingPadding> KIND =
      new Kind<>(
          "halving_padding",
          "ZeroPadding2D",
          HalvingPadding.class,
          List.of(),
          values -> new HalvingPadding(),
          "Zeros before a convolution that halves images.");

  @Override
  public Kind<HalvingPadding> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input.rank() == 3 ? on(input).outputShape(input) : padding(0, 0).outputShape(input);
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return padding(input.size(1), input.size(2)).forward(input, pass);
  }

  /** The padding that it is on this input. */
  public ZeroPadding2d on(Shape input) {
    return padding(input.height(), input.width());
  }

  private static ZeroPadding2d padding(int height, int width) {
    return new ZeroPadding2d(new Border(height % 2, 1, width % 2, 1));
  }
}
