package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.catalog.KnownSets;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.file.StudyFile;

class PlannerTest {
  private static final String STUDY =
      """
      study: test
      data: {dataset: mnist, validation: {count: 1000}}
      base: [flatten, {dense: {units: 10, activation: softmax}}]
      variants:
        wide: [insert: {before: dense_1, layer: {dense: 64}}]
        wider: [insert: {before: dense_1, layer: {dense: {units: 128, activation: relu}}}]
        again: [insert: {before: dense_1, layer: {dense: {units: 64, activation: linear}}}]
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 2}
      repeat: {seeds: 2}
      """;
  private static final TrialIdentity IDENTITY = new TrialIdentity("f00d", List.of("0", "1"));

  private static DatasetInfo describe(DataSource source) {
    return KnownSets.MNIST.info();
  }

  private static List<TrialSpec> plan(TrialIdentity identity, String... options) {
    StudySpec study = StudyFile.of("x.yaml", STUDY, List.of(options)).study(PlannerTest::describe);
    return Planner.plan(study, identity);
  }

  private static List<String> ids(String... options) {
    return plan(IDENTITY, options).stream().map(TrialSpec::id).toList();
  }

  @Test
  void finishesPairsEarly() {
    assertThat(plan(IDENTITY))
        .extracting(trial -> trial.seed() + " " + trial.variant())
        .containsExactly(
            "0 base", "0 wide", "0 wider", "0 again", "1 base", "1 wide", "1 wider", "1 again");
  }

  @Test
  void foldsComeSeedBySeedAndFoldByFoldWithAllVariantsTogether() {
    List<TrialSpec> trials =
        plan(IDENTITY, "repeat={seeds: 2, folds: 3}", "data.validation=null").stream()
            .filter(trial -> trial.variant().equals("wide"))
            .toList();
    assertThat(trials)
        .extracting(TrialSpec::repetition)
        .containsExactly(
            "seed 0, fold 0",
            "seed 0, fold 1",
            "seed 0, fold 2",
            "seed 1, fold 0",
            "seed 1, fold 1",
            "seed 1, fold 2");
    assertThat(trials).extracting(TrialSpec::id).doesNotHaveDuplicates();
    assertThat(trials).allMatch(it -> it.data().split().equals(SplitSpec.folds(3)));
  }

  @Test
  void aCrossValidationComesLastAndIsWhatAStudyInFoldsWouldTrain() {
    List<TrialSpec> trials = plan(IDENTITY, "cross_validation={variants: [wide], folds: 3}");
    assertThat(trials.subList(8, trials.size()))
        .extracting(it -> it.variant() + " " + it.repetition())
        .containsExactly("wide seed 0, fold 0", "wide seed 0, fold 1", "wide seed 0, fold 2");
    assertThat(ids()).isEqualTo(trials.subList(0, 8).stream().map(TrialSpec::id).toList());
    List<String> folds = ids("repeat={folds: 3}", "data.validation=null");
    assertThat(folds)
        .containsAll(trials.subList(8, 11).stream().map(TrialSpec::id).toList())
        .doesNotContainAnyElementsOf(ids("repeat={folds: 4}", "data.validation=null"));
  }

  @Test
  void sharesTrialsBetweenVariantsThatComputeTheSame() {
    List<String> ids = ids();
    assertThat(ids.get(3)).isEqualTo(ids.get(1));
    assertThat(ids.stream().distinct()).hasSize(6);
  }

  @Test
  void keepsIdsWhereNothingChanged() {
    assertThat(ids()).isEqualTo(ids());
    assertThat(ids("repeat.seeds=3")).startsWith(ids().toArray(String[]::new));
    assertThat(ids("study=other", "variants.more=[set: {training.epochs: 3}]")).containsAll(ids());
  }

  @Test
  void changesIdsWhereAnythingChanged() {
    List<String> ids = ids();
    assertThat(ids("training.epochs=3")).doesNotContainAnyElementsOf(ids);
    assertThat(ids("training.optimizer.adam.learning_rate=0.002")).doesNotContainAnyElementsOf(ids);
    assertThat(ids("data.validation.count=1001")).doesNotContainAnyElementsOf(ids);
    assertThat(ids("data.pixels=raw")).doesNotContainAnyElementsOf(ids);
    assertThat(ids("base[1].dense.use_bias=false")).doesNotContainAnyElementsOf(ids);
    assertThat(plan(new TrialIdentity("beef", List.of("0", "1"))))
        .extracting(TrialSpec::id)
        .doesNotContainAnyElementsOf(ids);
  }

  @Test
  void identifiesWithoutTheVariantsName() {
    TrialSpec trial = plan(IDENTITY).get(0);
    TrialSpec renamed =
        new TrialSpec(
            "",
            "other",
            trial.seed(),
            trial.fold(),
            trial.role(),
            trial.data(),
            trial.network(),
            trial.training());
    assertThat(IDENTITY.identified(renamed).id()).isEqualTo(trial.id()).hasSize(16);
  }
}
