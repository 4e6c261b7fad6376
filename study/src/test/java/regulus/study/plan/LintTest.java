package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.catalog.KnownSets;
import regulus.study.StudySpec;
import regulus.study.file.StudyFile;

class LintTest {
  private static final String STUDY =
      """
      study: test
      data: {dataset: mnist, validation: {count: 10000}}
      base: [flatten, {dense: {units: 10, activation: softmax}}]
      variants:
        wide: [insert: {before: dense_1, layer: {dense: 64}}]
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 5}
      repeat: {seeds: 3}
      """;

  private static StudySpec study(String... options) {
    return StudyFile.of("x.yaml", STUDY, List.of(options)).study(source -> KnownSets.MNIST.info());
  }

  private static List<String> warnings(String... options) {
    return Lint.warnings(study(options), KnownSets.MNIST.info());
  }

  @Test
  void findsNothingInAGoodStudy() {
    assertThat(warnings()).isEmpty();
  }

  @Test
  void warnsWhereTheBestOfManyIsTheLuckiest() {
    String sweep = "variants.wide={sweep: {units: [16, 32, 64, 96, 128]}, edits: [%s]}";
    String insert = "insert: {before: dense_1, layer: {dense: $units}}";
    assertThat(warnings(String.format(sweep, insert), "data.validation.count=100"))
        .contains(
            "5 variants, 3 seeds and 100 validation images: were all as good as their base, the"
                + " best would still look 1.4 points better.");
    assertThat(warnings(String.format(sweep, insert))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{random_brightness: {factor: 0.2, value_range: [0, 1]}}",
        "{random_flip: horizontal}"
      })
  void saysNothingOfAugmentationsThatKnowTheirPixels(String layers) {
    assertThat(warnings("variants.wide=[insert: {before: flatten_1, layer: " + layers + "}]"))
        .isEmpty();
  }

  @Test
  void warnsWhereNoVariantIsSimpler() {
    String rule = "choose.rule=one-standard-error";
    assertThat(warnings(rule)).isEmpty();
    assertThat(warnings(rule, "variants.wide=[insert: {before: dense_1, layer: {dropout: 0.1}}]"))
        .containsExactly(
            "one-standard-error has no effect: all variants have the same number of trainable"
                + " parameters, so that none is simpler.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.validation.count=200 | Validation set of 200 images: an accuracy of 90 % is known to"
            + " ±4.2 points.",
        "compare={margin: 0.001} | A margin of 0.1 points: 3 seeds will probably show only"
            + " differences from 0.9 points on; see plan --detect 0.001.",
        "repeat.seeds=1 | One seed: no verdict is possible; set repeat: {seeds: 5}.",
        "repeat.seeds=2 | Two seeds: only differences of 3.3 points and more can be shown; set"
            + " repeat: {seeds: 5}.",
        "base=[{rescaling: 1/255}, flatten, {dense: {units: 10, activation: softmax}}] | base:"
            + " pixels are scaled to 0 … 1 already, and rescaling_1 scales them again: remove it or"
            + " set data: {pixels: raw}.",
        "variants.wide=[insert: {before: flatten_1, layer: {random_brightness: 0.2}}] | wide:"
            + " random_brightness_1 takes pixels for numbers from 0 to 255, but they are fed from 0"
            + " to 1: set value_range: [0, 1].",
        "data.pixels=raw | base: the network is fed pixels from 0 to 255 and does not rescale"
            + " them.",
        "training.batch_size=50001 | base: a batch of 50,001 is more than the 50,000 training"
            + " images, so that an epoch is one step.",
        "base[1].dense.activation=relu | base: dense_1 does not end in softmax, but the loss takes"
            + " its outputs as probabilities; if they are scores, give it from_logits: true.",
        "training.loss=binary_crossentropy | base: dense_1 ends in softmax, but the loss judges every"
            + " output for itself; for images of one class each it is"
            + " sparse_categorical_crossentropy.",
        "training.early_stopping={patience: 5} | base: a patience of 5 epochs cannot stop a"
            + " training of 5.",
        "variants.twin=[insert: {before: dense_1, layer: {dense: {units: 64}}}] | twin is the same"
            + " as wide: they share their trials.",
      })
  void warnsOf(String option, String warning) {
    assertThat(warnings(option)).containsExactly(warning);
  }

  @Test
  void warnsOfChoosingByPenalties() {
    assertThat(
            warnings("choose=val_loss", "variants.l2=[set: {all: dense, kernel_regularizer: l2}]"))
        .singleElement()
        .asString()
        .startsWith("val_loss includes the penalties");
  }

  @Test
  void warnsOfWholeTrainingSetsThatCannotBeTakenApart() {
    String wide = "base=[{conv2d: {filters: 16, kernel_size: 3}}, flatten, {dense: {units: 10, ";
    assertThat(
            warnings(
                wide + "activation: softmax}}]",
                "training.batch_size=full",
                "training.epochs=400",
                "variants={norm: [insert: {after: conv2d_1, layer: batch_normalization}]}"))
        .containsExactly(
            "norm: batch_normalization_1 needs the 50,000 training images of a batch at once, which"
                + " takes about 12.4 GiB: set a smaller batch_size.");
  }

  @Test
  void warnsOfMovingAveragesThatHaveNoTime() {
    assertThat(
            warnings(
                "training.batch_size=512",
                "training.epochs=1",
                "variants.norm=[insert: {after: flatten_1, layer: batch_normalization}]"))
        .containsExactly(
            "norm: batch_normalization_1 has 98 steps to learn its moving averages, too few for a"
                + " momentum of 0.99: validation will look worse than it is.");
  }

  @Test
  void saysOnceWhatHoldsForAllNormalizations() {
    assertThat(
            warnings(
                "training.batch_size=512",
                "training.epochs=1",
                "variants.norm=[insert: {after: flatten_1, layer: batch_normalization},"
                    + " insert: {after: flatten_1, layer: batch_normalization}]"))
        .singleElement()
        .asString()
        .startsWith("norm: batch_normalization_2 (and 1 more) has 98 steps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fashion-mnist", "quickstart"})
  void findsNothingUnexpectedInWhatIsShipped(String name) {
    DatasetInfo info =
        name.equals("quickstart")
            ? new DatasetInfo(
                name, Shape.of(28, 28, 1), KnownSets.FASHION_MNIST.info().classes(), 3_000, 1_000)
            : KnownSets.FASHION_MNIST.info();
    StudySpec study =
        StudyFile.read(Path.of("../studies", name + ".yaml"), List.of()).study(source -> info);
    assertThat(Lint.warnings(study, info))
        .allMatch(warning -> warning.startsWith("Validation set of 750 images"));
  }

  @Test
  void estimatesTheWork() {
    Cost cost = Cost.of(study("final={}"), KnownSets.MNIST.info());
    assertThat(cost.trainings()).isEqualTo(7);
    assertThat(cost.images()).isEqualTo(5L * (6 * 50_000 + 60_000));
    assertThat(cost.seconds(2)).isCloseTo(cost.coreSeconds() / 2, within(1e-9));
    assertThat(cost.seconds(100)).isCloseTo(cost.coreSeconds() / 7, within(1e-9));
    assertThat(Cost.of(study("training.epochs=10"), KnownSets.MNIST.info()).coreSeconds())
        .isCloseTo(2 * Cost.of(study(), KnownSets.MNIST.info()).coreSeconds(), within(1e-9));
  }

  @Test
  void smallBatchesCostMoreThanTheirImages() {
    double small = Cost.of(study("training.batch_size=8"), KnownSets.MNIST.info()).coreSeconds();
    double large = Cost.of(study("training.batch_size=128"), KnownSets.MNIST.info()).coreSeconds();
    double whole = Cost.of(study("training.batch_size=full"), KnownSets.MNIST.info()).coreSeconds();
    assertThat(small).isGreaterThan(1.5 * large);
    assertThat(large).isGreaterThan(whole);
  }
}
