package regulus.learning.network;

import java.util.ArrayList;
import java.util.List;

/** Draws a table as Keras draws its summary on 80 columns; grows by rows. */
final class SummaryTable {
  private static final int RIGHT_ALIGNED = 2;

  /** What is left for text in each column. */
  private final List<Integer> widths;

  private final List<String> lines = new ArrayList<>();
  private boolean empty = true;

  /** Of a model in which each layer takes the one before. */
  static SummaryTable sequential() {
    return new SummaryTable(
        List.of(31, 22, 13), List.of("Layer (type)", "Output Shape", "Param #"));
  }

  /** Of a model in which it must be said what each layer takes. */
  static SummaryTable connected() {
    return new SummaryTable(
        List.of(19, 17, 10, 17),
        List.of("Layer (type)", "Output Shape", "Param #", "Connected to"));
  }

  private SummaryTable(List<Integer> widths, List<String> header) {
    this.widths = widths;
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
    for (int i = 0; i < widths.size(); i++) {
      wrapped.add(wrap(cells.get(i), widths.get(i)));
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int row = 0; row < height; row++) {
      StringBuilder line = new StringBuilder(border);
      for (int i = 0; i < widths.size(); i++) {
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

  private String pad(String text, int column) {
    String blanks = " ".repeat(widths.get(column) - text.length());
    return column == RIGHT_ALIGNED ? blanks + text : text + blanks;
  }

  private String rule(String left, String dash, String cross, String right) {
    List<String> parts = new ArrayList<>();
    for (int width : widths) {
      parts.add(dash.repeat(width + 2));
    }
    return left + String.join(cross, parts) + right;
  }
}
