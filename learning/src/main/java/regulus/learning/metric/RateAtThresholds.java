package regulus.learning.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * The best of one rate over thresholds at which another is high enough; with one output per class
 * every entry of the one-hot labels is an example, unless one class is asked about.
 *
 * @param least what the other rate must reach, from 0 to 1
 * @param thresholds how many, evenly spaced from 0 to 1; Keras' default is 200
 * @param classId the one class that is asked about
 */
public record RateAtThresholds(double least, int thresholds, OptionalInt classId) {
  private static final String NUM_THRESHOLDS = "num_thresholds";
  private static final String CLASS_ID = "class_id";
  private static final int FEWEST = 2;
  private static final int MOST = 1_000_000;

  /**
   * @param rate which must reach a value, as Keras calls it
   */
  static List<Setting> settings(String kind, String rate) {
    return List.of(
        Setting.required(rate, SettingType.fraction(), "what the " + rate + " must reach"),
        Setting.optional(
            NUM_THRESHOLDS,
            new SettingType.Whole(FEWEST, MOST),
            200,
            "How many evenly spaced thresholds are tried."),
        Setting.optional(
            CLASS_ID,
            new SettingType.Whole(0, Integer.MAX_VALUE),
            null,
            "The one class that is asked about; all classes together if left out."),
        MetricName.setting(kind));
  }

  static RateAtThresholds of(Values values, String rate) {
    Optional<Long> id = values.optional(CLASS_ID, Long.class);
    return new RateAtThresholds(
        values.number(rate),
        values.whole(NUM_THRESHOLDS),
        id.isPresent() ? OptionalInt.of(Math.toIntExact(id.get())) : OptionalInt.empty());
  }

  void check(int outputs) {
    if (outputs == 1 && classId.isPresent()) {
      throw new InvalidSetting(
          CLASS_ID,
          "Invalid class_id: a network with a single output is always asked about class 1; leave"
              + " class_id out.");
    }
    if (classId.isPresent() && classId.getAsInt() >= outputs) {
      throw InvalidSetting.of(CLASS_ID, "a class from 0 to " + (outputs - 1), classId.getAsInt());
    }
  }
}
