package regulus.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import regulus.app.command.ExitCode;
import regulus.app.command.WrongRequest;
import regulus.app.terminal.Console;
import regulus.learning.data.InvalidData;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.study.file.InvalidStudy;
import regulus.study.record.UnusableFolder;

/** Every way a command can end badly, as a sentence and an exit code; never a stack trace. */
final class Failures {
  private static final Pattern CHOICE =
      Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was '([^']*)'$");

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  /** The arguments could not be understood. */
  int wrongArguments(ParameterException failure, String[] arguments) {
    console.complain(sentence(failure));
    console.complain(
        "'" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help' says more.");
    return ExitCode.WRONG_REQUEST.number();
  }

  /** A command threw. */
  int failed(Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof WrongRequest
        || failure instanceof InvalidStudy
        || failure instanceof UnusableFolder
        || failure instanceof InvalidSetting) {
      return say(failure, ExitCode.WRONG_REQUEST);
    }
    if (failure instanceof InvalidData) {
      return say(failure, ExitCode.WRONG_DATA);
    }
    return ours(failure);
  }

  private int say(Exception failure, ExitCode code) {
    console.complain(String.valueOf(failure.getMessage()));
    return code.number();
  }

  /** The output could not be written. */
  int unheard() {
    console.complain("The output could not be written to its end: is its disk full?");
    return ExitCode.WRONG_REQUEST.number();
  }

  /** An error in Regulus: one sentence here, the trace in a file (or here, if asked for). */
  int ours(Throwable failure) {
    console.complain("Regulus failed: " + failure + ". This is an error in Regulus itself.");
    if ("1".equals(System.getenv("REGULUS_DEBUG"))) {
      failure.printStackTrace(console.err());
    } else {
      console.complain(details(failure));
    }
    return ExitCode.OUR_FAULT.number();
  }

  private static String details(Throwable failure) {
    try {
      Path file = Files.createTempFile("regulus-error-", ".log");
      try (PrintWriter writer = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
        failure.printStackTrace(writer);
      }
      return "Details are in " + file + "; REGULUS_DEBUG=1 prints them.";
    } catch (IOException full) {
      return "REGULUS_DEBUG=1 prints the details.";
    }
  }

  private static String sentence(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched);
    }
    String message = asElsewhere(String.valueOf(failure.getMessage()));
    return message.endsWith(".") ? message : message + ".";
  }

  /** What the parser of arguments says, in the words that every other message has. */
  private static String asElsewhere(String message) {
    String named = message.replaceFirst("^Invalid value for option '([^']*)': ", "Invalid $1: ");
    Matcher choice = CHOICE.matcher(named);
    if (choice.find()) {
      return named.substring(0, choice.start())
          + "expected one of "
          + choice.group(1).toLowerCase(Locale.ROOT)
          + ", received "
          + choice.group(2);
    }
    return named
        .replaceFirst("'([^']*)' is not a double$", "expected a number, received $1")
        .replaceFirst("'([^']*)' is not an? (int|long)$", "expected a whole number, received $1");
  }

  private static String unknown(UnmatchedArgumentException failure) {
    String word = failure.getUnmatched().get(0);
    CommandLine command = failure.getCommandLine();
    Collection<String> known =
        word.startsWith("-")
            ? command.getCommandSpec().optionsMap().keySet()
            : command.getSubcommands().keySet();
    String what = word.startsWith("-") ? "option" : known.isEmpty() ? "argument" : "command";
    return "Unknown " + what + " '" + word + "'." + Suggestion.sentence(word, known);
  }
}
