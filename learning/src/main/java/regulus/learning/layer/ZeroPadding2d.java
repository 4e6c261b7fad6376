package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Borders;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Border;
import regulus.learning.setting.Kind;

/**
 * Rows and columns of zeros around images, Keras' {@code ZeroPadding2D}.
 *
 * <p>Input [batch, height, width, channels], output [batch, top + height + bottom, left + width +
 * right, channels].
 *
 * @param padding 1 on each side by default
 */
public record ZeroPadding2d(Border padding) implements Layer {
  public static final Kind<ZeroPadding2d> KIND =
      new Kind<>(
          "zero_padding2d",
          "ZeroPadding2D",
          ZeroPadding2d.class,
          List.of(Sides.setting("padding", 1)),
          values -> new ZeroPadding2d(Sides.from(values, "padding")),
          "Rows and columns of zeros around images.");

  @Override
  public Kind<ZeroPadding2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    return Shape.of(
        Math.addExact(input.height(), Math.addExact(padding.top(), padding.bottom())),
        Math.addExact(input.width(), Math.addExact(padding.left(), padding.right())),
        input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Borders.pad(input, padding, 0);
  }
}
