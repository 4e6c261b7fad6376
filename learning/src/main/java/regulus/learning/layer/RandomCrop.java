package regulus.learning.layer;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * A window of each image, Keras' {@code RandomCrop}: anywhere while training. Otherwise, and where
 * images are smaller than the window, the largest window of its proportions, in the middle, resized
 * bilinearly.
 *
 * <p>Input [batch, height, width, channels], output [batch, size, channels].
 *
 * @param size height and width of the window
 */
public record RandomCrop(Pair size) implements Layer {
  public static final Kind<RandomCrop> KIND =
      new Kind<>(
          "random_crop",
          "RandomCrop",
          RandomCrop.class,
          List.of(
              Setting.required("height", SettingType.count(), "height of the window"),
              Setting.required("width", SettingType.count(), "width of the window")),
          values -> new RandomCrop(new Pair(values.whole("height"), values.whole("width"))),
          "A window of each image, anywhere while training, else the largest in the middle.");

  @Override
  public Kind<RandomCrop> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    return middle().outputShape(input);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    int rows = input.size(1) - size.height();
    int columns = input.size(2) - size.width();
    if (!pass.training() || rows < 0 || columns < 0) {
      return middle().forward(input, pass);
    }
    Stream tops = pass.random().named("top");
    Stream lefts = pass.random().named("left");
    return Warps.windows(
        input,
        each(input, i -> tops.below(rows + 1, i)),
        each(input, i -> lefts.below(columns + 1, i)),
        size);
  }

  private static int[] each(Tensor images, IntUnaryOperator draw) {
    return IntStream.range(0, images.size(0)).map(draw).toArray();
  }

  /** What it does when it does not train. */
  public Resizing middle() {
    return new Resizing(size, Interpolation.BILINEAR, Resizing.Aspect.CROPPED, 0, false);
  }
}
