package regulus.learning.layer;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/** Dimensions of an input as Keras counts them: the batch is 0, -1 is the last. */
final class Axes {
  private static final SettingType ONE = new SettingType.Whole(-8, 8);

  private Axes() {}

  static Setting setting(String description) {
    return Setting.optional(
        "axis", new SettingType.Either(ONE, new SettingType.Many(ONE)), -1, description);
  }

  /**
   * Counted from the batch on, in rising order.
   *
   * @throws InvalidLayer if one is not among the input's, or there twice, or there are none
   */
  static List<Integer> of(List<Integer> axes, Shape input) {
    List<Integer> rising =
        axes.stream().map(axis -> axis < 0 ? input.rank() + 1 + axis : axis).sorted().toList();
    boolean inside = rising.stream().allMatch(axis -> axis >= 1 && axis <= input.rank());
    if (rising.isEmpty() || !inside || rising.stream().distinct().count() < rising.size()) {
      throw new InvalidLayer(
          "axis " + axes + " are not some of the input's dimensions 1 to " + input.rank());
    }
    return rising;
  }

  /** The sizes of these dimensions, in rising order. */
  static List<Integer> sizes(List<Integer> axes, Shape input) {
    return of(axes, input).stream().map(axis -> input.size(axis - 1)).toList();
  }
}
