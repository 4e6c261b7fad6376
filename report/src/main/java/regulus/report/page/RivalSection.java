package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regulus.learning.storage.Predictions;
import regulus.report.figure.Answers;
import regulus.report.figure.Disagreement;
import regulus.report.figure.Numbers;
import regulus.report.page.DifferenceGallery.Model;
import regulus.statistics.Agreement;
import regulus.statistics.Interval;
import regulus.statistics.TestComparison;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.TrialResult;

/**
 * The chosen variant's final models against those of the others that were tested.
 *
 * @param rivals one for each of the others, in the study's order; none without a second final model
 */
public record RivalSection(List<Rival> rivals) {
  public RivalSection {
    rivals = List.copyOf(rivals);
  }

  /**
   * @param difference in percentage points: {@code +0.71}
   * @param interval {@code −0.20 to +1.20}; a dash where nothing says how much chance there is
   * @param verdict in one word
   * @param counts by pair of models
   * @param gallery of the images on which the first pair differs; none without saved answers
   */
  public record Rival(
      TestComparison comparison,
      String difference,
      String interval,
      String verdict,
      List<Count> counts,
      Optional<DifferenceGallery> gallery) {
    public Rival {
      counts = List.copyOf(counts);
    }

    public String name() {
      return comparison.variant() + " against " + comparison.baseline();
    }

    /** What its gallery is called in the page. */
    public String id() {
      return "rival-" + comparison.baseline().replaceAll("[^A-Za-z0-9_-]", "-");
    }
  }

  /**
   * @param repetition {@code seed 0}
   */
  public record Count(String repetition, Agreement images) {}

  static RivalSection of(ReportSource source) {
    return new RivalSection(
        source.result().finals().stream()
            .flatMap(last -> last.against().map(it -> rival(source, last, it)).stream())
            .toList());
  }

  private static Rival rival(ReportSource source, FinalResult last, TestComparison comparison) {
    List<Both> models = models(source.result(), last);
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < Math.min(models.size(), comparison.models().size()); i++) {
      counts.add(new Count(models.get(i).other().trial().repetition(), comparison.models().get(i)));
    }
    return new Rival(
        comparison,
        Numbers.points(comparison.difference()),
        comparison.ci95().map(RivalSection::interval).orElse("–"),
        comparison.verdict().name().toLowerCase(Locale.ROOT),
        counts,
        models.stream().findFirst().flatMap(first -> gallery(source, comparison, first)));
  }

  private static String interval(Interval interval) {
    return Numbers.points(interval.low()) + " to " + Numbers.points(interval.high());
  }

  /** Two trials of the same repetition. */
  private record Both(TrialResult chosen, TrialResult other) {}

  private static List<Both> models(StudyResult result, FinalResult last) {
    List<Both> models = new ArrayList<>();
    for (TrialResult chosen : result.finals().get(0).trials()) {
      last.trials().stream()
          .filter(other -> chosen.done() && other.done())
          .filter(other -> chosen.trial().repetition().equals(other.trial().repetition()))
          .forEach(other -> models.add(new Both(chosen, other)));
    }
    return models;
  }

  private static Optional<DifferenceGallery> gallery(
      ReportSource source, TestComparison comparison, Both models) {
    Optional<Answers> chosen = answers(source, models.chosen());
    Optional<Answers> other = answers(source, models.other());
    return chosen.isPresent() && other.isPresent()
        ? Optional.of(
            new DifferenceGallery.Models(
                    Model.of(comparison.variant(), models.chosen().trial()),
                    Model.of(comparison.baseline(), models.other().trial()),
                    source.dataset(),
                    source.result().finalComparisons().size())
                .gallery(Disagreement.of(chosen.get(), other.get())))
        : Optional.empty();
  }

  private static Optional<Answers> answers(ReportSource source, TrialResult trial) {
    Optional<Predictions> saved = Optional.ofNullable(source.tests().get(trial.trial().id()));
    return saved.map(predictions -> Answers.on(source.dataset(), predictions));
  }
}
