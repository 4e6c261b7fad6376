package regulus.learning.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Which outputs precision and recall take as "yes, this class". A single output is asked about
 * class 1 only. Of several outputs each is asked about its own class, and the answers are counted
 * together: an example may get no yes at all, or many.
 *
 * @param threshold an output above it is a yes; 0.5 if neither it nor {@code topK} is given
 * @param topK only an example's k largest outputs can be a yes, the first of equal ones
 * @param classId only this class is asked about
 */
public record PositiveRule(OptionalDouble threshold, OptionalInt topK, OptionalInt classId) {
  private static final String THRESHOLD = "thresholds";
  private static final String TOP_K = "top_k";
  private static final String CLASS_ID = "class_id";
  private static final double DEFAULT_THRESHOLD = 0.5;

  /** Keras' rule when nothing is said: above 0.5. */
  public static final PositiveRule ABOVE_HALF =
      new PositiveRule(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());

  static List<Setting> settings(String kind) {
    return List.of(
        Setting.optional(
            THRESHOLD,
            SettingType.fraction(),
            null,
            "An output above it is a yes; 0.5 unless top_k decides."),
        Setting.optional(
            TOP_K,
            SettingType.count(),
            null,
            "Only so many of the largest outputs of an image can be a yes."),
        Setting.optional(
            CLASS_ID,
            new SettingType.Whole(0, Integer.MAX_VALUE),
            null,
            "The one class that is asked about; all classes together if left out."),
        MetricName.setting(kind));
  }

  static PositiveRule of(Values values) {
    Optional<Double> threshold = values.optional(THRESHOLD, Double.class);
    return new PositiveRule(
        threshold.isPresent() ? OptionalDouble.of(threshold.get()) : OptionalDouble.empty(),
        whole(values, TOP_K),
        whole(values, CLASS_ID));
  }

  private static OptionalInt whole(Values values, String name) {
    Optional<Long> value = values.optional(name, Long.class);
    return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.get())) : OptionalInt.empty();
  }

  void check(Metric metric, int outputs) {
    if (outputs == 1 && classId.isPresent()) {
      throw new InvalidSetting(
          CLASS_ID,
          "Invalid class_id: a network with a single output is always asked about class 1; leave"
              + " class_id out.");
    }
    if (classId.isPresent() && classId.getAsInt() >= outputs) {
      throw InvalidSetting.of(CLASS_ID, "a class from 0 to " + (outputs - 1), classId.getAsInt());
    }
    if (topK.isPresent() && topK.getAsInt() >= outputs) {
      throw InvalidSetting.of(
          TOP_K,
          "fewer than the network's outputs (" + outputs + ") for " + metric.name(),
          topK.getAsInt());
    }
  }

  /** The threshold as Keras compares it, in 32 bits. */
  float limit() {
    return topK.isPresent() && threshold.isEmpty()
        ? Float.NEGATIVE_INFINITY
        : (float) threshold.orElse(DEFAULT_THRESHOLD);
  }
}
