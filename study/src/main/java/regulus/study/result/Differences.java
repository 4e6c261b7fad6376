package regulus.study.result;

import java.util.List;
import regulus.statistics.Comparison;
import regulus.statistics.Comparisons;
import regulus.statistics.PairedTest;
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

  Differences(StudySpec study, List<VariantResult> variants, TrialPairs pairs) {
    this.study = study;
    this.variants = variants;
    this.pairs = pairs;
  }

  List<Comparison> all() {
    return Comparisons.of(pairings(), test(), study.compare().margin());
  }

  /** In the order of the variants. */
  List<Pairing> pairings() {
    return variants.stream()
        .flatMap(variant -> variant.variant().baseline().map(it -> pairing(variant, it)).stream())
        .toList();
  }

  PairedTest test() {
    List<TrialResult> trials =
        variants.stream().flatMap(variant -> variant.trials().stream()).toList();
    return pairs.test(trials);
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
