package regulus.report.picture;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.Shape;
import regulus.learning.explanation.FeatureMaps;

/**
 * All maps of a layer side by side, each scaled for itself from its smallest value (black) to its
 * largest (white).
 */
final class MapSheet {
  private static final int GAP = 1;
  private static final int SMALLEST = 8;

  private MapSheet() {}

  /**
   * @param mostPixels maps that are larger together are shown smaller, as means of 2 × 2 values
   */
  static Drawing of(FeatureMaps maps, long mostPixels) {
    List<Map> all = new ArrayList<>();
    for (int channel = 0; channel < maps.shape().channels(); channel++) {
      all.add(new Map(maps.shape().height(), maps.shape().width(), maps.map(channel)));
    }
    int halvings = halvings(maps.shape(), mostPixels);
    List<Map> shown = all.stream().map(map -> map.halved(halvings)).toList();
    return Drawing.of(canvas(shown), maps.layer(), note(maps, all, halvings));
  }

  private record Map(int height, int width, float[] values) {
    float smallest() {
      float smallest = Float.POSITIVE_INFINITY;
      for (float value : values) {
        smallest = Math.min(smallest, value);
      }
      return smallest;
    }

    float largest() {
      float largest = Float.NEGATIVE_INFINITY;
      for (float value : values) {
        largest = Math.max(largest, value);
      }
      return largest;
    }

    boolean flat() {
      return smallest() >= largest();
    }

    Map halved(int times) {
      return times == 0 ? this : halved().halved(times - 1);
    }

    private Map halved() {
      float[] half = new float[(height / 2) * (width / 2)];
      for (int i = 0; i < half.length; i++) {
        int corner = 2 * (i / (width / 2)) * width + 2 * (i % (width / 2));
        half[i] =
            (values[corner]
                    + values[corner + 1]
                    + values[corner + width]
                    + values[corner + width + 1])
                / 4;
      }
      return new Map(height / 2, width / 2, half);
    }
  }

  private static int halvings(Shape shape, long mostPixels) {
    int halvings = 0;
    long pixels = shape.elements();
    int side = Math.min(shape.height(), shape.width());
    while (pixels > mostPixels && side / 2 >= SMALLEST) {
      halvings++;
      pixels /= 4;
      side /= 2;
    }
    return halvings;
  }

  private static Canvas canvas(List<Map> maps) {
    Map first = maps.get(0);
    int columns = columns(maps.size());
    int rows = (maps.size() + columns - 1) / columns;
    Canvas canvas =
        new Canvas(rows * (first.height() + GAP) - GAP, columns * (first.width() + GAP) - GAP, 1);
    for (int i = 0; i < maps.size(); i++) {
      int top = i / columns * (first.height() + GAP);
      int left = i % columns * (first.width() + GAP);
      draw(maps.get(i), canvas, top, left);
    }
    return canvas;
  }

  static int columns(int count) {
    return count <= 8 ? count : count <= 64 ? 8 : count <= 256 ? 16 : 32;
  }

  private static void draw(Map map, Canvas canvas, int top, int left) {
    float smallest = map.smallest();
    float range = map.largest() - smallest;
    for (int i = 0; i < map.values().length; i++) {
      double value = range > 0 ? 255 * (map.values()[i] - smallest) / range : 0;
      canvas.set(top + i / map.width(), left + i % map.width(), 0, value);
    }
  }

  private static String note(FeatureMaps maps, List<Map> all, int halvings) {
    long flat = all.stream().filter(Map::flat).count();
    return maps.type()
        + ", "
        + maps.shape()
        + ": "
        + all.size()
        + (all.size() == 1 ? " map" : " maps")
        + (flat == 0 ? "" : ", " + flat + " of them without any contrast")
        + (halvings == 0 ? "" : "; shown at 1/" + (1 << halvings) + " of their size");
  }
}
