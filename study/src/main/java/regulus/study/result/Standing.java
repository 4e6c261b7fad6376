package regulus.study.result;

import java.util.List;
import java.util.Optional;
import regulus.statistics.Summary;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;

/**
 * Where variants stand by one figure, also where some have had fewer seeds than others because they
 * were decided earlier: then a variant stands as far from its base as its own seeds say, and the
 * base where all of its seeds say. To compare plain means would compare the luck of different
 * seeds.
 */
record Standing(List<VariantResult> variants, String figure) {

  /** None while nothing has finished. */
  Optional<Double> of(VariantResult variant) {
    Optional<Double> mean = mean(variant);
    return variant
        .variant()
        .baseline()
        .flatMap(this::named)
        .filter(base -> base.trials().size() != variant.trials().size())
        .flatMap(base -> mean(base).flatMap(it -> ahead(variant, base).map(by -> it + by)))
        .or(() -> mean);
  }

  private Optional<Double> mean(VariantResult variant) {
    return Optional.ofNullable(variant.summary().get(figure)).map(Summary::mean);
  }

  private Optional<VariantResult> named(String name) {
    return variants.stream().filter(it -> it.variant().name().equals(name)).findFirst();
  }

  /** The mean difference over the repetitions that both have. */
  private Optional<Double> ahead(VariantResult variant, VariantResult base) {
    double[] differences =
        variant.trials().stream()
            .flatMap(trial -> difference(trial, base).stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return differences.length == 0 ? Optional.empty() : Optional.of(Summary.of(differences).mean());
  }

  private Optional<Double> difference(TrialResult trial, VariantResult base) {
    return base.trials().stream()
        .filter(other -> other.trial().seed() == trial.trial().seed())
        .filter(other -> other.trial().fold() == trial.trial().fold())
        .findFirst()
        .flatMap(other -> value(trial).flatMap(it -> value(other).map(that -> it - that)));
  }

  private Optional<Double> value(TrialResult trial) {
    return trial.outcome().flatMap(outcome -> outcome.figure(figure));
  }
}
