package regulus.study.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import regulus.learning.network.NetworkSpec;
import regulus.learning.training.TrainingSpec;
import regulus.study.DataSpec;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Comparing;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.Variant;

/** From a study to its trials; pure. */
public final class Planner {
  private static final int DIGITS = 16;

  private Planner() {}

  /**
   * Every training before the choice: all variants of a seed and fold before the next, so that
   * complete pairs finish early; a cross-validation beside the comparison comes last.
   */
  public static List<TrialSpec> plan(StudySpec study, TrialIdentity identity) {
    return Stream.concat(compared(study), crossValidated(study)).map(identity::identified).toList();
  }

  /**
   * Trainings for more seeds than the file has.
   *
   * @param seeds of the comparison, from the first
   * @param variants by name
   */
  public static List<TrialSpec> plan(StudySpec study, List<Long> seeds, Set<String> variants) {
    return compared(study, seeds).filter(trial -> variants.contains(trial.variant())).toList();
  }

  /**
   * What is compared, and how, in a few digits: as long as they stay the same, looks at the
   * comparisons belong together.
   *
   * @param trials that follow from the study file
   */
  public static String protocol(StudySpec study, List<TrialSpec> trials) {
    List<String> compared =
        trials.stream().map(trial -> trial.variant() + " " + trial.id()).toList();
    return Canonical.digest(new Protocol(study.choose(), study.compare(), compared), DIGITS);
  }

  /**
   * What a variant trains, and how, in a few digits; without the stored weights that it begins
   * with, whose file may be gone when the study is read again.
   */
  public static String content(Variant variant) {
    NetworkSpec network = variant.network();
    NetworkSpec layers = new NetworkSpec(network.input(), network.layers());
    return Canonical.digest(new Content(layers, variant.training()), DIGITS);
  }

  private record Content(NetworkSpec network, TrainingSpec training) {}

  private record Protocol(Choice choose, Comparing compare, List<String> trials) {}

  private static Stream<TrialSpec> compared(StudySpec study) {
    return compared(study, study.repeat().seeds());
  }

  private static Stream<TrialSpec> compared(StudySpec study, List<Long> seeds) {
    return seeds.stream()
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
