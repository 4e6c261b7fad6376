package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;

/** Draws a table of three columns as Keras draws its summary; grows by rows. */
final class SummaryTable {
  /** What is left for text on 80 columns. */
  private static final int[] WIDTHS = {31, 22, 13};

  private static final int RIGHT_ALIGNED = 2;

  private final List<String> lines = new ArrayList<>();
  private boolean empty = true;

  SummaryTable(List<String> header) {
    lines.add(rule("┏", "━", "┳", "┓"));
    addCells(header, "┃");
    lines.add(rule("┡", "━", "╇", "┩"));
  }

  void add(List<String> cells) {
    if (!empty) {
      lines.add(rule("├", "─", "┼", "┤"));
    }
    addCells(cells, "│");
    empty = false;
  }

  List<String> lines() {
    List<String> closed = new ArrayList<>(lines);
    closed.add(rule("└", "─", "┴", "┘"));
    return closed;
  }

  private void addCells(List<String> cells, String border) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < WIDTHS.length; i++) {
      wrapped.add(wrap(cells.get(i), WIDTHS[i]));
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int row = 0; row < height; row++) {
      StringBuilder line = new StringBuilder(border);
      for (int i = 0; i < WIDTHS.length; i++) {
        String text = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
        line.append(' ').append(pad(text, i)).append(' ').append(border);
      }
      lines.add(line.toString());
    }
  }

  /** Breaks between words; a word that is too long for a line is cut off with an ellipsis. */
  private static List<String> wrap(String text, int width) {
    List<String> wrapped = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (longer.length() > width && !line.isEmpty()) {
        wrapped.add(line);
        longer = word;
      }
      line = longer.length() > width ? longer.substring(0, width - 1) + "…" : longer;
    }
    wrapped.add(line);
    return wrapped;
  }

  private static String pad(String text, int column) {
    String blanks = " ".repeat(WIDTHS[column] - text.length());
    return column == RIGHT_ALIGNED ? blanks + text : text + blanks;
  }

  private static String rule(String left, String dash, String cross, String right) {
    List<String> parts = new ArrayList<>();
    for (int width : WIDTHS) {
      parts.add(dash.repeat(width + 2));
    }
    return left + String.join(cross, parts) + right;
  }
}
