package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.data.Dataset;
import regulus.report.figure.Confusion;
import regulus.report.figure.Mistake;
import regulus.report.figure.Numbers;

/**
 * Mistakes as pictures.
 *
 * @param total how many mistakes there are in all
 * @param confident the most confident ones
 * @param first the first nine, in the order of the test set
 * @param paired the most confident ones of each of the most confused pairs, pair by pair
 */
public record Gallery(
    int total, List<Picture> confident, List<Picture> first, List<Picture> paired) {
  private static final int MOST_PICTURES = 32;
  private static final int FIRST = 9;
  private static final int MOST_PAIRS = 4;
  private static final long MOST_BYTES = 600_000;

  /**
   * @param source the PNG as a data URI
   * @param width in the page: a whole multiple of the image's own, so that every pixel is square
   * @param height in the page
   * @param index in the test set
   * @param truth the true class
   * @param predicted what it was taken for
   * @param confidence {@code 0.873}
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
    paired = List.copyOf(paired);
  }

  static Gallery of(List<Mistake> mistakes, Confusion confusion, Dataset dataset) {
    List<Mistake> confident = Mistake.mostConfident(mistakes);
    return new Gallery(
        mistakes.size(),
        pictures(confident, dataset),
        pictures(mistakes.subList(0, Math.min(FIRST, mistakes.size())), dataset),
        pictures(paired(confident, confusion), dataset));
  }

  private static List<Mistake> paired(List<Mistake> confident, Confusion confusion) {
    return confusion.mostConfused(MOST_PAIRS).stream()
        .flatMap(
            pair ->
                confident.stream()
                    .filter(mistake -> pair.truth() == mistake.truth())
                    .filter(mistake -> pair.predicted() == mistake.predicted())
                    .limit(MOST_PICTURES / MOST_PAIRS))
        .toList();
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
    Thumbnail image = Thumbnail.of(dataset, mistake.index());
    return new Picture(
        image.source(),
        image.width(),
        image.height(),
        image.index(),
        dataset.classes().get(mistake.truth()),
        dataset.classes().get(mistake.predicted()),
        Numbers.probability(mistake.confidence()));
  }
}
