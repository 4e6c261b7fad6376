package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.ChannelStatistics;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.Selection;
import regulus.learning.data.Split;
import regulus.learning.data.Splitter;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;
import regulus.learning.training.EpochListener;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.file.InvalidStudy;
import regulus.study.file.StudyFile;
import regulus.study.record.RunFolder;

/** Trials whose normalization takes mean and variance from the images that they are trained on. */
class AdaptedStudyTest {
  private static final String STUDY =
      """
      study: adapted
      data: {dataset: fashion-mnist-small, train: {count: 400}}
      base:
        - normalization
        - flatten
        - dense: {units: 12, trainable: false}
        - dense: {units: 10, activation: softmax}
      variants:
        doubled: [insert: {before: normalization_1, layer: {rescaling: {scale: 2}}}]
      training: {optimizer: {adam: 0.01}, loss: sparse_categorical_crossentropy, epochs: 3}
      repeat: {folds: 2}
      final: {retrain_on: train+validation, also: [base]}
      """;

  @TempDir private Path temp;

  private final Dataset dataset =
      new DataSets(new DataRoots(Optional.empty(), Optional.empty(), Path.of("none")), line -> {})
          .open(new DataSource.Known("fashion-mnist-small"));

  private final Map<TrialSpec, Double> means = new ConcurrentHashMap<>();

  /** Trains, and notes what the normalization took. */
  private Trained noted(TrialSpec trial, EpochListener epochs) throws InterruptedException {
    Trained trained = new TrialRunner(dataset).train(trial, epochs);
    WeightArray mean = Objects.requireNonNull(trained.weights().get("normalization_1/mean"));
    means.put(trial, (double) mean.values()[0]);
    return trained;
  }

  private record Noting(AdaptedStudyTest test, AtomicInteger left, StopSignal stop)
      implements TrialWork {
    @Override
    public Trained train(TrialSpec trial, EpochListener epochs) throws InterruptedException {
      Trained trained = test.noted(trial, epochs);
      if (left.decrementAndGet() == 0) {
        stop.request();
      }
      return trained;
    }

    @Override
    public Trained test(TrialSpec trial, Map<String, WeightArray> weights)
        throws InterruptedException {
      return new TrialRunner(test.dataset).test(trial, weights);
    }
  }

  private RunFolder run(String name, int jobs, int trials) {
    RunFolder folder = new RunFolder(temp.resolve(name));
    StudyFile file = StudyFile.of("x.yaml", STUDY, List.of());
    StopSignal stop = new StopSignal();
    new StudyRunner(new Noting(this, new AtomicInteger(trials), stop), event -> {}, stop)
        .run(StudyRun.of(file, dataset, folder, jobs, Map.of()));
    return folder;
  }

  @Test
  void givesTheSameBytesWhateverTheJobsAndInterruptions() {
    Map<String, String> whole = RunBytes.of(run("together", 2, Integer.MAX_VALUE));
    run("interrupted", 1, 3);
    assertThat(means).hasSizeGreaterThan(3);
    assertThat(RunBytes.of(run("interrupted", 1, Integer.MAX_VALUE))).isEqualTo(whole);
  }

  @Test
  void takesTheNumbersOfTheTrialsOwnTrainingImages() {
    run("noted", 1, Integer.MAX_VALUE);
    Set<Double> different = new HashSet<>();
    means.forEach(
        (trial, mean) -> {
          Split split =
              Splitter.split(
                  dataset,
                  trial.data().split(),
                  new Seeding(trial.seed(), TrialSpec.NO_FOLD).stream(Purpose.SPLIT),
                  trial.fold());
          boolean last = trial.role() == Role.FINAL;
          Selection seen = last ? split.trainAndValidation() : split.train();
          double factor = trial.variant().equals("doubled") ? 2 : 1;
          assertThat(mean / factor)
              .as("%s", trial)
              .isCloseTo(ChannelStatistics.of(seen).get(0).mean(), within(1e-6));
          different.add(mean);
        });
    assertThat(means.keySet()).extracting(TrialSpec::role).contains(Role.FINAL);
    assertThat(different).hasSameSizeAs(means.entrySet());
  }

  @Test
  void isRefusedWhereThereIsNothingToAdaptToYet() {
    String flipped = "variants.flipped=[insert: {before: normalization_1, layer: random_flip}]";
    StudyFile file = StudyFile.of("x.yaml", STUDY, List.of(flipped));
    RunFolder folder = new RunFolder(temp.resolve("refused"));
    assertThatThrownBy(() -> StudyRun.of(file, dataset, folder, 1, Map.of()))
        .isInstanceOf(InvalidStudy.class)
        .hasMessageContaining(
            "`normalization_1`: it takes its numbers from the training images before the first"
                + " step, and `random_flip_1` before it changes them at random in every step; put"
                + " it before `random_flip_1`, or give it the numbers.");
  }
}
