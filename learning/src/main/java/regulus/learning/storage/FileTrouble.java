package regulus.learning.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong with a file, in words that may stand behind a colon: of many failures Java says
 * only where they happened.
 */
public final class FileTrouble {
  private FileTrouble() {}

  /** {@code permission denied}, {@code no space left on device}; without a full stop. */
  public static String words(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "permission denied" + at(denied);
    }
    if (failure instanceof NoSuchFileException missing) {
      return "it or the folder that it is in is not there" + at(missing);
    }
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return lower(known.getReason()) + at(known);
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    return failure instanceof FileNotFoundException ? lower(inBrackets(message)) : message;
  }

  private static String at(FileSystemException failure) {
    return failure.getFile() == null ? "" : " (" + failure.getFile() + ")";
  }

  /** Older parts of Java write {@code file (reason)}. */
  private static String inBrackets(String message) {
    int start = message.lastIndexOf(" (");
    return start > 0 && message.endsWith(")")
        ? message.substring(start + 2, message.length() - 1)
            + " ("
            + message.substring(0, start)
            + ")"
        : message;
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
