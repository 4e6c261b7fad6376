package regulus.study.run;

import java.util.Locale;
import regulus.learning.data.InvalidData;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.TrainingFailed;

/** Why a trial failed, in one sentence for a person. */
final class Cause {
  private static final int MOST_CHARACTERS = 300;

  private Cause() {}

  static String of(Throwable thrown) {
    if (isOutOfMemory(thrown)) {
      return "It ran out of memory: run fewer trials at once (--jobs 1), or make the batch or the"
          + " network smaller.";
    }
    if (thrown instanceof InvalidLayer
        || thrown instanceof InvalidSetting
        || thrown instanceof InvalidData
        || thrown instanceof TrainingFailed
        || thrown instanceof TrialFailure) {
      return firstLine(String.valueOf(thrown.getMessage()));
    }
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return "Unexpected "
        + firstLine(message == null || message.isBlank() ? name : name + ": " + message);
  }

  /** Java's own, or libtorch's allocator. */
  private static boolean isOutOfMemory(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    return thrown instanceof OutOfMemoryError
        || message.contains("not enough memory")
        || message.contains("out of memory")
        || message.contains("can't allocate memory");
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    String shortened =
        line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    return shortened.endsWith(".") || shortened.endsWith("…") ? shortened : shortened + ".";
  }
}
