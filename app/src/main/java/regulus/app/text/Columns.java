package regulus.app.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text, aligned. Mutable: grows row by row. */
public final class Columns {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public Columns row(String... cells) {
    return row(Arrays.asList(cells));
  }

  public Columns row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** One line per row, each column as wide as its widest cell, nothing after the last cell. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell);
      if (column < row.size() - 1) {
        line.append(" ".repeat(width(column) - length(cell))).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
