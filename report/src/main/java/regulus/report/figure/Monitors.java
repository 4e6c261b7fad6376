package regulus.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.training.Direction;
import regulus.learning.training.Epoch;
import regulus.study.StudyResult;
import regulus.study.TrialResult;

/**
 * Which figures a study measured, and what each trial gave for one of them.
 *
 * @param names {@code loss} and metrics as training names them, the figure of the choice first,
 *     {@code loss} last
 * @param choice the monitor that the study chooses by: {@code val_accuracy}
 * @param direction whether larger or smaller is better for {@code choice}
 */
public record Monitors(List<String> names, String choice, Direction direction) {
  private static final String VALIDATION = "val_";
  private static final String LOSS = "loss";

  public Monitors {
    names = List.copyOf(names);
  }

  public static Monitors of(StudyResult result) {
    String choice = result.study().choose().by();
    List<String> names = new ArrayList<>();
    add(names, figure(choice));
    result.variants().stream()
        .flatMap(variant -> variant.trials().stream())
        .flatMap(Monitors::measured)
        .filter(name -> !name.equals(LOSS))
        .forEach(name -> add(names, name));
    add(names, LOSS);
    return new Monitors(names, choice, result.study().choose().direction());
  }

  /** {@code val_accuracy} is the figure {@code accuracy}. */
  public static String figure(String monitor) {
    return isValidation(monitor) ? monitor.substring(VALIDATION.length()) : monitor;
  }

  public static boolean isValidation(String monitor) {
    return monitor.startsWith(VALIDATION);
  }

  public static boolean isLoss(String monitor) {
    return figure(monitor).equals(LOSS);
  }

  /** The monitors of all figures, the choice first: validation before training. */
  public List<String> monitors() {
    return names.stream().flatMap(name -> Stream.of(VALIDATION + name, name)).toList();
  }

  /** Which way is better; metrics other than the chosen one are better when larger. */
  public Direction direction(String monitor) {
    if (figure(monitor).equals(figure(choice))) {
      return direction;
    }
    return isLoss(monitor) ? Direction.MIN : Direction.MAX;
  }

  /** What the kept weights of a trial gave; none unless it is done and the figure is finite. */
  public static Optional<Double> value(TrialResult trial, String monitor) {
    return trial.outcome().filter(done -> trial.done()).flatMap(done -> done.figure(monitor));
  }

  private static Stream<String> measured(TrialResult trial) {
    Stream<Map<String, Double>> epochs =
        trial.history().epochs().stream().limit(1).map(Epoch::train);
    Stream<Map<String, Double>> outcomes = trial.outcome().stream().map(TrialResult.Outcome::train);
    return Stream.concat(epochs, outcomes).flatMap(figures -> figures.keySet().stream().sorted());
  }

  private static void add(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }
}
