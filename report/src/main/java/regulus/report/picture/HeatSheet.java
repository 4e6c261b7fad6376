package regulus.report.picture;

import regulus.learning.explanation.HeatMap;
import regulus.learning.explanation.ShownImage;

/**
 * A heat map over the image, which is shown in grey: the more a place speaks for the class, the
 * more it is covered, orange to yellow. Between the map's cells values are interpolated.
 */
final class HeatSheet {
  private static final int WIDTH = 224;
  private static final double[] BRIGHTNESS = {0.299, 0.587, 0.114};
  private static final double[] WARM = {213, 94, 0};
  private static final double[] HOT = {255, 232, 90};
  private static final double COVER = 0.78;

  private final HeatMap heat;
  private final ShownImage image;
  private final int enlargement;

  private HeatSheet(HeatMap heat, ShownImage image) {
    this.heat = heat;
    this.image = image;
    this.enlargement = Math.max(1, WIDTH / image.shape().width());
  }

  /**
   * @param name of the class
   */
  static Drawing of(HeatMap heat, ShownImage image, String name) {
    String cells = heat.height() + "×" + heat.width();
    return Drawing.of(
        new HeatSheet(heat, image).canvas(),
        name,
        heat.largest() == 0
            ? "Nothing in " + heat.layer() + " (" + cells + ") speaks for " + name
            : "Where " + heat.layer() + " (" + cells + ") speaks for " + name);
  }

  private Canvas canvas() {
    int height = image.shape().height() * enlargement;
    int width = image.shape().width() * enlargement;
    Canvas canvas = new Canvas(height, width, 3);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        draw(canvas, y, x);
      }
    }
    return canvas;
  }

  private void draw(Canvas canvas, int y, int x) {
    double warmth = heat.largest() == 0 ? 0 : heat(y, x, canvas) / heat.largest();
    double grey = grey(y / enlargement, x / enlargement);
    for (int c = 0; c < 3; c++) {
      double colour = WARM[c] + (HOT[c] - WARM[c]) * warmth;
      double cover = COVER * warmth;
      canvas.set(y, x, c, grey * (1 - cover) + colour * cover);
    }
  }

  private double grey(int y, int x) {
    if (ImageDrawing.colours(image) == 1) {
      return ImageDrawing.value(image, y, x, 0);
    }
    double grey = 0;
    for (int c = 0; c < 3; c++) {
      grey += BRIGHTNESS[c] * ImageDrawing.value(image, y, x, c);
    }
    return grey;
  }

  /** Bilinear, centres on centres. */
  private double heat(int y, int x, Canvas canvas) {
    double row = (y + 0.5) * heat.height() / canvas.height() - 0.5;
    double column = (x + 0.5) * heat.width() / canvas.width() - 0.5;
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double down = row - top;
    double right = column - left;
    return (1 - down) * ((1 - right) * cell(top, left) + right * cell(top, left + 1))
        + down * ((1 - right) * cell(top + 1, left) + right * cell(top + 1, left + 1));
  }

  private double cell(int row, int column) {
    int y = Math.max(0, Math.min(heat.height() - 1, row));
    int x = Math.max(0, Math.min(heat.width() - 1, column));
    return heat.values()[y * heat.width() + x];
  }
}
