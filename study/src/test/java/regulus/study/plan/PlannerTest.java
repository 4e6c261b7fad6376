package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
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
