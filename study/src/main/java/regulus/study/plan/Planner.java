package regulus.study.plan;

import java.util.List;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;

/** From a study to its trials; pure. */
public final class Planner {
  private static final int NO_FOLD = -1;

  private Planner() {}

  /**
   * Every training before the choice: all variants of a seed before the next seed, so that complete
   * pairs finish early.
   */
  public static List<TrialSpec> plan(StudySpec study, TrialIdentity identity) {
    return study.repeat().seeds().stream()
        .flatMap(seed -> study.variants().stream().map(variant -> trial(study, variant, seed)))
        .map(identity::identified)
        .toList();
  }

  private static TrialSpec trial(StudySpec study, Variant variant, long seed) {
    return new TrialSpec(
        "",
        variant.name(),
        seed,
        NO_FOLD,
        Role.VALIDATION,
        study.data(),
        variant.network(),
        variant.training());
  }
}
