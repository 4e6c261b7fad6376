package regulus.learning.layer;

import java.util.List;
import regulus.learning.setting.Border;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/** Rows and columns at the four sides of an image, as Keras writes them. */
final class Sides {
  private Sides() {}

  static Setting setting(String name, int byDefault) {
    return Setting.optional(
        name,
        new SettingType.Either(
            new SettingType.Whole(0, Integer.MAX_VALUE),
            new SettingType.Many(new SettingType.Size(0))),
        byDefault,
        "How many on every side, or [above and below, left and right], or [[above, below], [left,"
            + " right]].");
  }

  static Border from(Values values, String name) {
    if (values.get(name, Object.class) instanceof Long all) {
      int every = Math.toIntExact(all);
      return new Border(every, every, every, every);
    }
    List<Pair> sides = values.list(name, Pair.class);
    if (sides.size() != 2) {
      throw InvalidSetting.worded(
          name, "two numbers or two pairs, of rows and of columns", sides.size() + " of them");
    }
    Pair rows = sides.get(0);
    Pair columns = sides.get(1);
    return new Border(rows.height(), rows.width(), columns.height(), columns.width());
  }
}
