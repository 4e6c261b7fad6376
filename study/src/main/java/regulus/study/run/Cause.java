package regulus.study.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import regulus.learning.data.InvalidData;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.storage.FileTrouble;
import regulus.learning.training.TrainingFailed;

/**
 * Why a trial failed.
 *
 * @param sentence for a person
 * @param trace where it happened, if nobody expected it
 */
record Cause(String sentence, Optional<String> trace) {
  private static final int MOST_CHARACTERS = 300;

  static Cause of(Throwable thrown) {
    if (isOutOfMemory(thrown)) {
      return expected(
          "It ran out of memory: run fewer trials at once (--jobs 1), or make the batch or the"
              + " network smaller.");
    }
    return isExpected(thrown)
        ? expected(firstLine(String.valueOf(thrown.getMessage())))
        : new Cause("Unexpected " + words(thrown), Optional.of(trace(thrown)));
  }

  /** Why a trial that was trained has no files. */
  static String ofSaving(Throwable thrown) {
    return "Its files cannot be saved: "
        + (thrown instanceof IOException failure
            ? firstLine(FileTrouble.words(failure))
            : words(thrown));
  }

  private static Cause expected(String sentence) {
    return new Cause(sentence, Optional.empty());
  }

  private static boolean isExpected(Throwable thrown) {
    return thrown instanceof InvalidLayer
        || thrown instanceof InvalidSetting
        || thrown instanceof InvalidData
        || thrown instanceof TrainingFailed
        || thrown instanceof TrialFailure;
  }

  /** Its name and the first line of what it says. */
  static String words(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return firstLine(message == null || message.isBlank() ? name : name + ": " + message);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Java's own, or libtorch's allocator. */
  private static boolean isOutOfMemory(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    return thrown instanceof OutOfMemoryError
        || message.contains("not enough memory")
        || message.contains("out of memory")
        || message.contains("bad_alloc")
        || message.contains("can't allocate memory");
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    String shortened =
        line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    return shortened.endsWith(".") || shortened.endsWith("…") ? shortened : shortened + ".";
  }
}
