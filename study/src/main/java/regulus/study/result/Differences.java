package regulus.study.result;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regulus.learning.storage.Predictions;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.Pairing;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.result.TrialPairs.Side;

/** Each variant with its base, paired by seed and fold, by the figure that the study chooses by. */
final class Differences {
  private final StudySpec study;
  private final List<VariantResult> variants;
  private final TrialPairs pairs;

  private Differences(
      StudySpec study,
      List<VariantResult> variants,
      Function<String, Optional<Predictions>> answers) {
    this.study = study;
    this.variants = variants;
    this.pairs = new TrialPairs(study.data().split(), study.choose(), answers);
  }

  /**
   * @param answers of a trial on its validation images, by its id
   */
  static List<Comparison> of(
      StudySpec study,
      List<VariantResult> variants,
      Function<String, Optional<Predictions>> answers) {
    return new Differences(study, variants, answers).all();
  }

  private List<Comparison> all() {
    List<Pairing> pairings =
        variants.stream()
            .flatMap(
                variant -> variant.variant().baseline().map(it -> pairing(variant, it)).stream())
            .toList();
    List<TrialResult> trials =
        variants.stream().flatMap(variant -> variant.trials().stream()).toList();
    return Comparisons.of(pairings, pairs.test(pairings, trials), study.compare().margin());
  }

  private Pairing pairing(VariantResult variant, String baseline) {
    return pairs.pairing(new Side(variant), new Side(named(baseline)));
  }

  private VariantResult named(String name) {
    return variants.stream()
        .filter(variant -> variant.variant().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
