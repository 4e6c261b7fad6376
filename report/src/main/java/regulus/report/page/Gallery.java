package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import regulus.learning.data.Dataset;
import regulus.learning.training.OutputMeaning;
import regulus.report.figure.Answers;
import regulus.report.figure.Confusion;
import regulus.report.figure.Mistake;
import regulus.report.figure.Numbers;

/**
 * Mistakes as pictures.
 *
 * @param outputs what the model gives to its answers
 * @param total how many mistakes there are in all
 * @param confident the most confident ones
 * @param first the first nine, in the order of the test set
 * @param paired the most confident ones of each of the most confused pairs, pair by pair
 */
public record Gallery(
    OutputMeaning outputs,
    int total,
    List<Picture> confident,
    List<Picture> first,
    List<Picture> paired) {
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
   * @param confidence {@code 0.873}, or {@code score 1.25}
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

  /** What the model gives to its answer: {@code probability}, or {@code score}. */
  public String given() {
    return outputs.areProbabilities() ? "probability" : "score";
  }

  static Gallery of(Answers answers, OutputMeaning outputs, Dataset dataset) {
    List<Mistake> mistakes = Mistake.of(answers);
    List<Mistake> confident = Mistake.mostConfident(mistakes);
    Shown shown = new Shown(outputs, dataset);
    return new Gallery(
        outputs,
        mistakes.size(),
        shown.pictures(confident),
        shown.pictures(mistakes.subList(0, Math.min(FIRST, mistakes.size()))),
        shown.pictures(paired(confident, Confusion.of(answers))));
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

  /** What pictures are made of. */
  private record Shown(OutputMeaning outputs, Dataset dataset) {
    /** As many of the first as the page has room for. */
    List<Picture> pictures(List<Mistake> mistakes) {
      List<Picture> pictures = new ArrayList<>();
      long bytes = 0;
      for (Mistake mistake : mistakes) {
        Picture picture = picture(mistake);
        bytes += picture.source().length();
        if (pictures.size() == MOST_PICTURES || bytes > MOST_BYTES) {
          break;
        }
        pictures.add(picture);
      }
      return pictures;
    }

    private Picture picture(Mistake mistake) {
      Thumbnail image = Thumbnail.of(dataset, mistake.index());
      return new Picture(
          image.source(),
          image.width(),
          image.height(),
          image.index(),
          dataset.classes().get(mistake.truth()),
          dataset.classes().get(mistake.predicted()),
          Numbers.answer(mistake.confidence(), outputs));
    }
  }
}
