package regulus.study.plan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import regulus.study.DataSpec;
import regulus.study.StudySpec;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;

/** From a study to its trials; pure. */
public final class Planner {
  private Planner() {}

  /**
   * Every training before the choice: all variants of a seed and fold before the next, so that
   * complete pairs finish early; a cross-validation beside the comparison comes last.
   */
  public static List<TrialSpec> plan(StudySpec study, TrialIdentity identity) {
    return Stream.concat(compared(study), crossValidated(study)).map(identity::identified).toList();
  }

  private static Stream<TrialSpec> compared(StudySpec study) {
    return study.repeat().seeds().stream()
        .flatMap(
            seed ->
                study.repeat().foldNumbers().stream()
                    .flatMap(
                        fold ->
                            study.variants().stream()
                                .map(variant -> trial(variant, seed, fold, study.data()))));
  }

  private static Stream<TrialSpec> crossValidated(StudySpec study) {
    return study.crossValidation().stream().flatMap(wanted -> crossValidated(study, wanted));
  }

  private static Stream<TrialSpec> crossValidated(StudySpec study, CrossValidation wanted) {
    long seed = study.repeat().seeds().get(0);
    DataSpec data = study.data().inFolds(wanted.folds());
    return IntStream.range(0, wanted.folds())
        .boxed()
        .flatMap(
            fold ->
                wanted.variants().stream()
                    .map(name -> trial(study.variant(name), seed, fold, data)));
  }

  private static TrialSpec trial(Variant variant, long seed, int fold, DataSpec data) {
    return new TrialSpec(
        "",
        variant.name(),
        seed,
        fold,
        Role.VALIDATION,
        data,
        variant.network(),
        variant.training());
  }
}
