package regulus.report.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.explanation.Explanation;

/**
 * What a network sees in one image, drawn.
 *
 * @param name what people call it
 * @param truth its class, if that is known
 * @param answers the classes of the largest probabilities or scores, the first first
 * @param image as the network was fed it
 * @param heat for the predicted class, then for others
 * @param maps layer by layer
 */
public record ExplainedImage(
    String name,
    Optional<String> truth,
    List<Answer> answers,
    Drawing image,
    List<Drawing> heat,
    List<Drawing> maps) {
  private static final int MOST_ANSWERS = 10;

  public ExplainedImage {
    answers = List.copyOf(answers);
    heat = List.copyOf(heat);
    maps = List.copyOf(maps);
  }

  /**
   * A class.
   *
   * @param value its probability, or its score where the network gives no probabilities
   */
  public record Answer(String name, double value) {}

  /**
   * @param mostPixels of the maps of one layer; larger ones are shown smaller
   */
  static ExplainedImage of(Explanation explanation, List<String> classes, long mostPixels) {
    var subject = explanation.subject();
    return new ExplainedImage(
        subject.name(),
        subject.truth().isPresent()
            ? Optional.of(classes.get(subject.truth().getAsInt()))
            : Optional.empty(),
        answers(explanation, classes),
        ImageDrawing.of(subject.image(), "The image"),
        explanation.heatMaps().stream()
            .map(heat -> HeatSheet.of(heat, subject.image(), classes.get(heat.classIndex())))
            .toList(),
        explanation.maps().stream().map(maps -> MapSheet.of(maps, mostPixels)).toList());
  }

  private static List<Answer> answers(Explanation explanation, List<String> classes) {
    float[] probabilities = explanation.probabilities();
    return IntStream.range(0, Math.min(classes.size(), probabilities.length))
        .mapToObj(k -> new Answer(classes.get(k), probabilities[k]))
        .sorted(Comparator.comparingDouble(answer -> -answer.value()))
        .limit(MOST_ANSWERS)
        .toList();
  }

  /** The first class. */
  public String predicted() {
    return answers.get(0).name();
  }
}
