package regulus.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows after it was sent some text; understands what the live block sends. */
final class Screen {
  private static final Pattern TOKEN =
      Pattern.compile("\u001b\\[(?<number>\\??[0-9]*)(?<code>[A-Za-z])|\n|[^\u001b\n]+");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;

  static List<String> after(String text) {
    Screen screen = new Screen();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("code") != null) {
        screen.command(token.group("code"), token.group("number"));
      } else if (token.group().equals("\n")) {
        screen.newLine();
      } else {
        screen.lines.get(screen.row).append(token.group());
      }
    }
    return screen.lines.stream().map(StringBuilder::toString).toList();
  }

  private void command(String code, String number) {
    switch (code) {
      case "F" -> row -= Integer.parseInt(number);
      case "J" -> {
        lines.subList(row + 1, lines.size()).clear();
        lines.get(row).setLength(0);
      }
      case "h", "l" -> {
        // Wrapping is not imitated.
      }
      default -> throw new IllegalArgumentException("Unknown command " + code);
    }
  }

  private void newLine() {
    row++;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }
}
