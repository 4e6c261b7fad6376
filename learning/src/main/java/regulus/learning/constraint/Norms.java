package regulus.learning.constraint;

import java.util.List;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/** Lengths of the vectors that a weight consists of. */
final class Norms {
  static final Setting AXIS =
      Setting.optional(
          "axis",
          new SettingType.Many(new SettingType.Whole(-8, 8)),
          List.of(0),
          "The dimensions that a vector runs along: 0 for each unit of a dense kernel, [0, 1, 2] for"
              + " each filter of a convolution's.");

  /** As in Keras, keeps the denominator away from 0. */
  static final double EPSILON = 1e-7;

  private Norms() {}

  static List<Integer> axes(Values values) {
    List<Long> axes = values.list(AXIS.name(), Long.class);
    if (axes.isEmpty()) {
      throw InvalidSetting.of(AXIS.name(), "at least one dimension", axes);
    }
    return axes.stream().map(Math::toIntExact).toList();
  }

  /** Of each vector; the dimensions along which they run stay, with size 1. */
  static Tensor of(Tensor weight, List<Integer> axes) {
    return Elementwise.sqrt(Reductions.sum(Elementwise.square(weight), axes));
  }

  /** The vectors with other lengths: {@code weight · wanted / (1e-7 + norms)}. */
  static Tensor scaled(Tensor weight, Tensor norms, Tensor wanted) {
    return Arithmetic.multiply(weight, Arithmetic.divide(wanted, Arithmetic.add(norms, EPSILON)));
  }

  static void check(String weight, List<Integer> shape, List<Integer> axes) {
    for (int axis : axes) {
      if (axis < -shape.size() || axis >= shape.size()) {
        throw new InvalidLayer(
            "the constraint on %s measures along the axis %d, its shape is %s; choose from 0 to %d"
                .formatted(weight, axis, shape, shape.size() - 1));
      }
    }
  }
}
