package regulus.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.training.Direction;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Measure;
import regulus.statistics.Pairing;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec.Choice;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;

/** Each variant with its base, paired by seed and fold, by the figure that the study chooses by. */
final class Differences {
  private final List<VariantResult> variants;
  private final Measure measure;

  private Differences(List<VariantResult> variants, Choice choice) {
    this.variants = variants;
    this.measure = measure(choice);
  }

  static List<Comparison> of(List<VariantResult> variants, Choice choice) {
    return new Differences(variants, choice).all();
  }

  private List<Comparison> all() {
    List<Pairing> pairings =
        variants.stream()
            .flatMap(
                variant ->
                    variant.variant().baseline().map(base -> pairing(variant, base)).stream())
            .toList();
    return Comparisons.of(pairings, new CorrectedResampledT(ratio()));
  }

  private static Measure measure(Choice choice) {
    boolean loss = choice.by().endsWith("loss");
    return new Measure(
        choice.by(),
        choice.direction() == Direction.MAX ? Measure.Better.HIGHER : Measure.Better.LOWER,
        loss ? Measure.Unit.NUMBER : Measure.Unit.POINTS);
  }

  private Pairing pairing(VariantResult variant, String baseline) {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (TrialResult trial : variant.trials()) {
      Optional<Double> own = figure(trial);
      Optional<Double> other = partner(trial, baseline).flatMap(this::figure);
      if (own.isPresent() && other.isPresent()) {
        ours.add(own.get());
        theirs.add(other.get());
      }
    }
    return new Pairing(
        new Comparison.Subject(variant.variant().name(), baseline, measure),
        array(ours),
        array(theirs));
  }

  private Optional<TrialResult> partner(TrialResult trial, String baseline) {
    return variants.stream()
        .filter(variant -> variant.variant().name().equals(baseline))
        .flatMap(variant -> variant.trials().stream())
        .filter(
            other ->
                other.trial().seed() == trial.trial().seed()
                    && other.trial().fold() == trial.trial().fold())
        .findFirst();
  }

  private Optional<Double> figure(TrialResult trial) {
    return trial.outcome().flatMap(outcome -> outcome.figure(measure.name()));
  }

  /** Validation over training examples: the same in every trial of a study. */
  private double ratio() {
    return variants.stream()
        .flatMap(variant -> variant.trials().stream())
        .flatMap(trial -> trial.outcome().stream())
        .findFirst()
        .map(Differences::ratio)
        .orElse(0.0);
  }

  private static double ratio(Outcome outcome) {
    return (double) outcome.evaluatedExamples() / outcome.trainExamples();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
