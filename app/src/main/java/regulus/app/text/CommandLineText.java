package regulus.app.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands that can be copied into a shell. */
public final class CommandLineText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private CommandLineText() {}

  /** {@code regulus run a.yaml --set 'training.optimizer={sgd: {}}'}. */
  public static String of(String program, List<String> words) {
    return words.stream()
        .map(CommandLineText::quoted)
        .collect(Collectors.joining(" ", program + " ", ""))
        .strip();
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
