package regulus.report.page;

import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.report.picture.Png;

/**
 * A test image in the page.
 *
 * @param source the PNG as a data URI
 * @param width in the page: a whole multiple of the image's own, so that every pixel is square
 * @param height in the page
 * @param index in the test set
 */
public record Thumbnail(String source, int width, int height, int index) {
  private static final int WIDTH = 112;

  /**
   * @param index of the image in the data set
   */
  static Thumbnail of(Dataset dataset, int index) {
    Shape shape = dataset.examples().shape();
    byte[] pixels = new byte[shape.elements()];
    int enlargement = Math.max(1, WIDTH / shape.width());
    dataset.examples().pixels().get(index * shape.elements(), pixels);
    return new Thumbnail(
        Png.dataUri(shape, pixels),
        shape.width() * enlargement,
        shape.height() * enlargement,
        index - dataset.parts().firstTest());
  }
}
