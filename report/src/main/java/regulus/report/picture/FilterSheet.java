package regulus.report.picture;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.explanation.FilterChoice;
import regulus.learning.explanation.Filters;

/**
 * Kernels as small pictures, one filter per cell: in colours where a filter sees three channels,
 * otherwise its channels side by side. Each filter is scaled for itself around 0, which is the
 * middle grey.
 */
final class FilterSheet {
  private static final int GAP = 1;
  private static final int BETWEEN_FILTERS = 3;
  private static final int RGB = 3;
  private static final double ZERO = 127.5;
  private static final int MOST_TILES = 20_000;

  private final Filters filters;
  private final List<Integer> shown;
  private final boolean coloured;

  private FilterSheet(Filters filters, List<Integer> shown) {
    this.filters = filters;
    this.shown = shown;
    this.coloured = filters.channels() == RGB;
  }

  static Drawing of(Filters filters, FilterChoice choice) {
    int channels = filters.channels() == RGB ? 1 : filters.channels();
    int most = Math.max(1, MOST_TILES / channels);
    List<Integer> chosen = choice.of(filters.count());
    List<Integer> shown = chosen.subList(0, Math.min(most, chosen.size()));
    FilterSheet sheet = new FilterSheet(filters, shown);
    return Drawing.of(sheet.canvas(), filters.layer(), sheet.note());
  }

  private Canvas canvas() {
    int tiles = coloured ? 1 : filters.channels();
    int tileColumns = MapSheet.columns(tiles);
    int tileRows = (tiles + tileColumns - 1) / tileColumns;
    int cellWidth = tileColumns * (filters.width() + GAP) - GAP + BETWEEN_FILTERS;
    int cellHeight = tileRows * (filters.height() + GAP) - GAP + BETWEEN_FILTERS;
    int columns = Math.min(shown.size(), tileColumns > 4 ? 4 : 8);
    int rows = (shown.size() + columns - 1) / columns;
    Canvas canvas =
        new Canvas(
            rows * cellHeight - BETWEEN_FILTERS,
            columns * cellWidth - BETWEEN_FILTERS,
            coloured ? RGB : 1);
    for (int i = 0; i < shown.size(); i++) {
      int top = i / columns * cellHeight;
      int left = i % columns * cellWidth;
      for (int channel = 0; channel < filters.channels(); channel++) {
        int tile = coloured ? 0 : channel;
        draw(
            canvas,
            new Place(
                top + tile / tileColumns * (filters.height() + GAP),
                left + tile % tileColumns * (filters.width() + GAP),
                coloured ? channel : 0),
            filters.tile(shown.get(i), channel),
            largest(shown.get(i)));
      }
    }
    return canvas;
  }

  private record Place(int top, int left, int channel) {}

  private void draw(Canvas canvas, Place place, float[] tile, float largest) {
    for (int k = 0; k < tile.length; k++) {
      canvas.set(
          place.top() + k / filters.width(),
          place.left() + k % filters.width(),
          place.channel(),
          largest == 0 ? ZERO : ZERO + ZERO * tile[k] / largest);
    }
  }

  private float largest(int filter) {
    float largest = 0;
    for (int channel = 0; channel < filters.channels(); channel++) {
      for (float value : filters.tile(filter, channel)) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  private String note() {
    int from = shown.get(0) + 1;
    int to = shown.get(shown.size() - 1) + 1;
    List<String> parts = new ArrayList<>();
    parts.add(
        (from == to ? "filter " + from : "filters " + from + " to " + to)
            + " of "
            + filters.count());
    parts.add("each " + filters.height() + "×" + filters.width());
    parts.add(
        coloured
            ? "red, green and blue as the colours of one picture"
            : filters.channels() == 1
                ? "of one channel"
                : "its " + filters.channels() + " channels side by side");
    return String.join(", ", parts);
  }
}
