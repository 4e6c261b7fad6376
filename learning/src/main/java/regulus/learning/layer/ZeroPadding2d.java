package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.engine.Borders;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.Border;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

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
          List.of(
              Setting.optional(
                  "padding",
                  new SettingType.Either(
                      new SettingType.Whole(0, Integer.MAX_VALUE),
                      new SettingType.Many(new SettingType.Size(0))),
                  1,
                  "How many on every side, or [above and below, left and right], or [[above, below],"
                      + " [left, right]].")),
          values -> new ZeroPadding2d(border(values)),
          "Rows and columns of zeros around images.");

  private static Border border(Values values) {
    Object padding = values.get("padding", Object.class);
    if (padding instanceof Long all) {
      int every = Math.toIntExact(all);
      return new Border(every, every, every, every);
    }
    List<Pair> sides = values.list("padding", Pair.class);
    if (sides.size() != 2) {
      throw InvalidSetting.worded(
          "padding", "two numbers or two pairs, of rows and of columns", sides.size() + " of them");
    }
    Pair rows = sides.get(0);
    Pair columns = sides.get(1);
    return new Border(rows.height(), rows.width(), columns.height(), columns.width());
  }

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
