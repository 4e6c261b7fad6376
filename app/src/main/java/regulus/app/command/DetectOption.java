package regulus.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.study.StudySpec;
import regulus.study.plan.Sensitivity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which difference a study should be able to show, and the answer. */
final class DetectOption {
  @Option(
      names = "--detect",
      paramLabel = "DIFFERENCE",
      description = "Say how many seeds show such a difference: 0.005 is half a point of accuracy.")
  @Nullable Double difference;

  /**
   * @throws WrongRequest if there is no answer for this study
   */
  void check(StudySpec study, Optional<Sensitivity> sensitivity) {
    if (difference == null) {
      return;
    }
    if (!(difference > 0 && difference < 1)) {
      throw new WrongRequest(
          "Invalid --detect: expected a number above 0 to below 1, received "
              + difference
              + "; 0.005 is half a point.");
    }
    if (sensitivity.isEmpty()) {
      throw new WrongRequest(
          study.choose().by().endsWith("loss")
              ? "--detect is about fractions such as accuracies, and this study chooses by "
                  + study.choose().by()
                  + "."
              : "--detect is about comparisons, and this study has no variants to compare.");
    }
  }

  /**
   * What the study shows, then what was asked.
   *
   * @param where a run of the study has measured how much accuracies differ
   */
  String sentence(Sensitivity sensitivity, Optional<Path> where) {
    return smallest(sensitivity)
        + wanted().stream()
            .mapToObj(difference -> "; " + needed(sensitivity, difference))
            .findFirst()
            .orElse("")
        + (sensitivity.measured().isPresent()
            ? " (as measured: accuracies differed by ±"
            : " (a guess: accuracies taken to differ by ±")
        + points(sensitivity.spread())
        + " from seed to seed"
        + where.filter(it -> sensitivity.measured().isPresent()).map(it -> " in " + it).orElse("")
        + ")";
  }

  @Nullable JsonNode json(Sensitivity sensitivity) {
    ObjectNode json = Json.object();
    json.put("spread", sensitivity.spread());
    json.put("measured", sensitivity.measured().isPresent());
    OptionalDouble smallest = sensitivity.smallest();
    json.put("smallest_difference", smallest.isPresent() ? smallest.getAsDouble() : null);
    if (wanted().isPresent()) {
      OptionalInt seeds = sensitivity.seeds(wanted().getAsDouble());
      json.putObject("detect")
          .put("difference", wanted().getAsDouble())
          .put("seeds", seeds.isPresent() ? seeds.getAsInt() : null);
    }
    return json;
  }

  private OptionalDouble wanted() {
    return difference == null ? OptionalDouble.empty() : OptionalDouble.of(difference);
  }

  private static String smallest(Sensitivity sensitivity) {
    OptionalDouble smallest = sensitivity.smallest();
    if (smallest.isEmpty()) {
      return "one seed shows no difference";
    }
    return smallest.getAsDouble() < 1
        ? "differences of "
            + points(smallest.getAsDouble())
            + " and more will show, four times out of five"
        : "so few seeds show no difference";
  }

  private static String needed(Sensitivity sensitivity, double difference) {
    OptionalInt seeds = sensitivity.seeds(difference);
    return seeds.isPresent()
        ? points(difference) + " need " + Phrase.counted(seeds.getAsInt(), "seed")
        : "no number of seeds shows "
            + points(difference)
            + ", which needs about "
            + Phrase.count(sensitivity.images(difference))
            + " validation images";
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, difference < 0.001 ? "%.2f" : "%.1f", 100 * difference)
        + " points";
  }
}
