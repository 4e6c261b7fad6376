package regulus.report.page;

import java.util.List;
import java.util.Optional;
import regulus.report.picture.Drawing;
import regulus.report.picture.Explained;
import regulus.report.picture.ExplainedImage;
import regulus.report.picture.Png;

/**
 * What a network sees in some images.
 *
 * @param model which network
 * @param probabilities whether it gives these, and not scores
 * @param filters layer by layer
 */
public record ExplanationSection(
    String model, boolean probabilities, List<Card> images, List<Placed> filters) {
  private static final int IMAGE_WIDTH = 224;
  private static final int SHEET_WIDTH = 540;

  /**
   * A picture in its place.
   *
   * @param source the PNG as a data URI
   * @param width in the page: a whole multiple of the picture's own, so that every pixel is square
   * @param height in the page
   */
  public record Placed(String source, int width, int height, String title, String note) {
    private static Placed of(Drawing drawing, int wanted) {
      int enlargement = Math.max(1, wanted / drawing.width());
      return new Placed(
          Png.dataUri(drawing.png()),
          drawing.width() * enlargement,
          drawing.height() * enlargement,
          drawing.title(),
          drawing.note());
    }
  }

  /** One image. */
  public record Card(
      String name,
      String answer,
      List<ExplainedImage.Answer> answers,
      Placed image,
      List<Placed> heat,
      List<Placed> maps) {
    private static Card of(ExplainedImage image) {
      return new Card(
          image.name(),
          answer(image),
          image.answers(),
          Placed.of(image.image(), IMAGE_WIDTH),
          placed(image.heat(), IMAGE_WIDTH),
          placed(image.maps(), SHEET_WIDTH));
    }

    private static String answer(ExplainedImage image) {
      Optional<String> truth = image.truth();
      return truth.isEmpty()
          ? "The network says " + image.predicted() + "."
          : truth.get().equals(image.predicted())
              ? "The network says " + image.predicted() + ", which is right."
              : "The network says " + image.predicted() + "; it is " + truth.get() + ".";
    }
  }

  static ExplanationSection of(Explained explained) {
    return new ExplanationSection(
        explained.model(),
        explained.outputs().areProbabilities(),
        explained.images().stream().map(Card::of).toList(),
        placed(explained.filters(), SHEET_WIDTH));
  }

  private static List<Placed> placed(List<Drawing> drawings, int wanted) {
    return drawings.stream().map(drawing -> Placed.of(drawing, wanted)).toList();
  }
}
