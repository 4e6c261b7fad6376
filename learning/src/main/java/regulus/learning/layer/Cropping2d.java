package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Borders;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Border;
import regulus.learning.setting.Kind;

/**
 * Images without some rows and columns at their sides, Keras' {@code Cropping2D}.
 *
 * <p>Input [batch, height, width, channels], output [batch, height - top - bottom, width - left -
 * right, channels].
 *
 * @param cropping none on any side by default
 */
public record Cropping2d(Border cropping) implements Layer {
  public static final Kind<Cropping2d> KIND =
      new Kind<>(
          "cropping2d",
          "Cropping2D",
          Cropping2d.class,
          List.of(Sides.setting("cropping", 0)),
          values -> new Cropping2d(Sides.from(values, "cropping")),
          "Images without some rows and columns at their sides.");

  @Override
  public Kind<Cropping2d> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    Windows.checkImage(input);
    long height = (long) input.height() - cropping.top() - cropping.bottom();
    long width = (long) input.width() - cropping.left() - cropping.right();
    if (height < 1 || width < 1) {
      throw new InvalidLayer("nothing is left of the input " + input + "; crop less");
    }
    return Shape.of((int) height, (int) width, input.channels());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Borders.crop(input, cropping);
  }
}
