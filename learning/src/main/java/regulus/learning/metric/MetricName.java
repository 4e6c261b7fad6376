package regulus.learning.metric;

import java.util.regex.Pattern;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/** What a metric may be called, so that monitors, tables and files can name it. */
final class MetricName {
  static final String SETTING = "name";
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private MetricName() {}

  static Setting setting(String kind) {
    return Setting.optional(
        SETTING,
        new SettingType.Text(),
        kind,
        "What histories and monitors call it, for a study that measures one metric in two ways.");
  }

  static String check(String name) {
    if (!ALLOWED.matcher(name).matches() || name.equals("loss") || name.startsWith("val_")) {
      throw InvalidSetting.of(
          SETTING,
          "small letters, digits and underscores, neither 'loss' nor beginning with 'val_'",
          name);
    }
    return name;
  }
}
