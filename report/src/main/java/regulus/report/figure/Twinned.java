package regulus.report.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.TwinCount;

/**
 * How many of the images that some models were evaluated on are images that they had seen before,
 * and how right they are without these.
 *
 * @param models what is known of each; at least one
 */
public record Twinned(List<Model> models) {
  public Twinned {
    models = List.copyOf(models);
  }

  /**
   * @param images that it was evaluated on
   */
  public record Model(int images, TwinCount twins) {
    private double accuracy() {
      return (double) (twins.rightAmong() + twins.rightOthers()) / images;
    }

    private double without() {
      return (double) twins.rightOthers() / twins.others(images);
    }
  }

  /** None where nobody has looked at the images of any of the trials. */
  public static Optional<Twinned> of(List<TrialResult> trials) {
    List<Model> models =
        trials.stream()
            .flatMap(trial -> trial.outcome().stream())
            .flatMap(outcome -> model(outcome).stream())
            .toList();
    return models.isEmpty() ? Optional.empty() : Optional.of(new Twinned(models));
  }

  private static Optional<Model> model(Outcome outcome) {
    return outcome.twins().map(twins -> new Model(outcome.evaluatedExamples(), twins));
  }

  /** Whether there are any such images. */
  public boolean any() {
    return models.stream().anyMatch(it -> it.twins().exact() + it.twins().near() > 0);
  }

  /** The mean accuracy on all images. */
  public double accuracy() {
    return models.stream().mapToDouble(Model::accuracy).average().orElse(Double.NaN);
  }

  /** The mean accuracy on the images that were not seen before; not a number if there are none. */
  public double without() {
    return models.stream().mapToDouble(Model::without).average().orElse(Double.NaN);
  }

  /** {@code 3 are training images as well, pixel by pixel, and 92 more look like one …}. */
  public String counts(String seen) {
    String exact = range(it -> it.twins().exact());
    String near = range(it -> it.twins().near());
    boolean none = exact.equals("0");
    return (none ? "none" : exact)
        + (none || exact.equals("1") ? " is a " + seen + " image" : " are " + seen + " images")
        + " as well, pixel by pixel, "
        + (none ? "but " : "and ")
        + near
        + (none ? "" : " more")
        + (near.equals("1") ? " looks" : " look")
        + " like one"
        + (near.equals("0") ? "" : " (simple pictures may look alike without being the same)");
  }

  /** One number where it is the same for all models. */
  private String range(ToIntFunction<Model> count) {
    int least = models.stream().mapToInt(count).min().orElse(0);
    int most = models.stream().mapToInt(count).max().orElse(0);
    return least == most
        ? Numbers.count(least)
        : Numbers.count(least) + " to " + Numbers.count(most);
  }

  /** How many images each model was evaluated on. */
  public String images() {
    return range(Model::images);
  }

  /** How many of them are left. */
  public String others() {
    return range(it -> it.twins().others(it.images()));
  }
}
