package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.report.figure.Mistake;

/**
 * Mistakes as pictures.
 *
 * @param total how many mistakes there are in all
 * @param confident the most confident ones
 * @param first the first ones by index
 */
public record Gallery(int total, List<Picture> confident, List<Picture> first) {
  private static final int MOST_PICTURES = 32;
  private static final int WIDTH = 112;
  private static final long MOST_BYTES = 900_000;

  /**
   * @param source the PNG as a data URI
   * @param width in the page: a whole multiple of the image's own, so that every pixel is square
   * @param height in the page
   * @param index in the test set
   * @param truth the true class
   * @param predicted what it was taken for
   * @param confidence {@code 0.99}
   */
  public record Picture(
      String source,
      int width,
      int height,
      int index,
      String truth,
      String predicted,
      String confidence) {
    public String description() {
      return "Test image " + index + ": " + truth + ", taken for " + predicted;
    }
  }

  public Gallery {
    confident = List.copyOf(confident);
    first = List.copyOf(first);
  }

  static Gallery of(List<Mistake> mistakes, Dataset dataset) {
    return new Gallery(
        mistakes.size(),
        pictures(Mistake.mostConfident(mistakes), dataset),
        pictures(mistakes, dataset));
  }

  /** As many of the first as the page has room for. */
  private static List<Picture> pictures(List<Mistake> mistakes, Dataset dataset) {
    List<Picture> pictures = new ArrayList<>();
    long bytes = 0;
    for (Mistake mistake : mistakes) {
      Picture picture = picture(mistake, dataset);
      bytes += picture.source().length();
      if (pictures.size() == MOST_PICTURES || bytes > MOST_BYTES) {
        break;
      }
      pictures.add(picture);
    }
    return pictures;
  }

  private static Picture picture(Mistake mistake, Dataset dataset) {
    Shape shape = dataset.examples().shape();
    byte[] pixels = new byte[shape.elements()];
    int enlargement = Math.max(1, WIDTH / shape.width());
    dataset.examples().pixels().get(mistake.index() * shape.elements(), pixels);
    return new Picture(
        Png.dataUri(shape, pixels),
        shape.width() * enlargement,
        shape.height() * enlargement,
        mistake.index() - dataset.trainCount(),
        dataset.classes().get(mistake.truth()),
        dataset.classes().get(mistake.predicted()),
        String.format(Locale.ROOT, "%.2f", mistake.confidence()));
  }
}
