package regulus.report.picture;

/**
 * A finished picture.
 *
 * @param png the file
 * @param width of the file in pixels
 * @param height of the file in pixels
 * @param title what it shows, in a few words
 * @param note what has to be known to read it
 */
public record Drawing(byte[] png, int width, int height, String title, String note) {
  static Drawing of(Canvas canvas, String title, String note) {
    return new Drawing(canvas.png(), canvas.width(), canvas.height(), title, note);
  }
}
