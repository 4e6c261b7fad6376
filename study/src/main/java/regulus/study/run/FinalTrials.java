package regulus.study.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;

/**
 * The trials of the final test: of the chosen variant first, then of those the study names; only of
 * variants with every trial done.
 */
final class FinalTrials {
  private static final String AS_IT_IS = "-test";

  private final StudyResult result;
  private final FinalTest test;
  private final UnaryOperator<TrialSpec> identify;

  FinalTrials(StudyResult result, FinalTest test, UnaryOperator<TrialSpec> identify) {
    this.result = result;
    this.test = test;
    this.identify = identify;
  }

  List<TrialSpec> trials(String chosen) {
    Set<String> names = new LinkedHashSet<>(List.of(chosen));
    names.addAll(test.also());
    List<TrialSpec> trials = new ArrayList<>();
    for (String name : names) {
      VariantResult variant = result.variant(name);
      if (variant.trials().stream().allMatch(TrialResult::done)) {
        trials.addAll(test.retrain() == Retrain.NONE ? asTheyAre(variant) : retrained(variant));
      }
    }
    return trials;
  }

  /** The trial whose model this final trial tests as it is. */
  static String source(TrialSpec trial) {
    return trial.id().substring(0, trial.id().length() - AS_IT_IS.length());
  }

  /**
   * Every model of its seeds, and not the luckiest one: their mean says what the variant is worth.
   */
  private List<TrialSpec> asTheyAre(VariantResult variant) {
    List<Long> seeds = test.seeds(result.study().repeat());
    return variant.trials().stream()
        .map(TrialResult::trial)
        .filter(trial -> seeds.contains(trial.seed()))
        .map(FinalTrials::asItIs)
        .toList();
  }

  private static TrialSpec asItIs(TrialSpec trial) {
    return new TrialSpec(
        trial.id() + AS_IT_IS,
        trial.variant(),
        trial.seed(),
        trial.fold(),
        Role.FINAL,
        trial.data(),
        trial.network(),
        trial.training());
  }

  private List<TrialSpec> retrained(VariantResult variant) {
    StudySpec study = result.study();
    return test.seeds(study.repeat()).stream()
        .map(
            seed ->
                identify.apply(
                    new TrialSpec(
                        "",
                        variant.variant().name(),
                        seed,
                        TrialSpec.NO_FOLD,
                        Role.FINAL,
                        study.data(),
                        variant.variant().network(),
                        new FinalTraining(variant, test.epochs()).spec(seed))))
        .toList();
  }
}
