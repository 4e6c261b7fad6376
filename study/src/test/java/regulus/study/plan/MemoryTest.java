package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.data.catalog.KnownSets;
import regulus.study.StudySpec;
import regulus.study.file.StudyFile;
import regulus.study.plan.Memory.Machine;

class MemoryTest {
  private static final double GIB = 1L << 30;
  private static final Machine LAPTOP = new Machine(8 * GIB, GIB);
  private static final String STUDY =
      """
      study: test
      data: {dataset: mnist, validation: {count: 10000}}
      base:
        - conv2d: {filters: 8, kernel_size: 3}
        - flatten
        - dense: {units: 100}
        - dense: {units: 10, activation: softmax}
      training: {optimizer: adam, loss: sparse_categorical_crossentropy, epochs: 5}
      """;

  private static StudySpec study(String... options) {
    return StudyFile.of("x.yaml", STUDY, List.of(options)).study(source -> KnownSets.MNIST.info());
  }

  private static List<String> excesses(String... options) {
    return Memory.excesses(study(options), KnownSets.MNIST.info(), LAPTOP);
  }

  @Test
  void countsWeightsFourTimesWithAdamAndOutputsTwice() {
    Memory memory = Memory.of(study().variants().get(0), 50_000);
    int parameters = 80 + 540_900 + 1010;
    int outputs = 784 + 5408 + 5408 + 100 + 10;
    assertThat(memory.weights()).isEqualTo(4.0 * 4 * parameters);
    assertThat(memory.batch()).isEqualTo(2.0 * 4 * 32 * outputs);
  }

  @Test
  void countsWhatFrozenLayersGiveForAllImagesWhereItIsComputedOnce() {
    String frozen = "base[0].conv2d.trainable=false";
    assertThat(Memory.of(study().variants().get(0), 20_000).features()).isZero();
    assertThat(Memory.of(study(frozen).variants().get(0), 20_000).features())
        .isEqualTo(4.0 * 20_000 * 26 * 26 * 8);
    assertThat(Memory.of(study(frozen, "training.epochs=1").variants().get(0), 20_000).features())
        .isZero();
  }

  @Test
  void countsNoMoreImagesThanThereAre() {
    assertThat(Memory.of(study("training.batch_size=2000000000").variants().get(0), 50_000).batch())
        .isEqualTo(Memory.of(study("training.batch_size=50000").variants().get(0), 50_000).batch());
  }

  @Test
  void findsRoomForSmallNetworks() {
    assertThat(excesses()).isEmpty();
    assertThat(Memory.warnings(study(), KnownSets.MNIST.info(), LAPTOP, 8)).isEmpty();
  }

  @Test
  void saysWhichLayerIsTooLarge() {
    assertThat(excesses("base[2].dense.units=300000"))
        .containsExactly(
            "base: one training needs about 36.4 GiB of memory, and this machine has 8.0 GiB:"
                + " dense_1 alone has 1,622,700,000 weights; make it smaller.");
  }

  @Test
  void saysThatABatchIsTooLarge() {
    assertThat(excesses("base[0].conv2d.filters=512", "training.batch_size=60000"))
        .singleElement()
        .asString()
        .endsWith("GiB of it; set a smaller batch_size, or chunk_size.");
  }

  @Test
  void saysThatJavaNeedsMore() {
    assertThat(excesses("base[2].dense.units=30000"))
        .containsExactly(
            "base: the weights need about 1.2 GiB of Java's memory, which is 1.0 GiB: dense_1"
                + " alone has 162,270,000 weights; make it smaller, or set"
                + " REGULUS_JAVA_OPTS=-Xmx3g.");
  }

  @Test
  void saysHowManyTrialsFit() {
    StudySpec study = study("base[2].dense.units=10000");
    assertThat(Memory.warnings(study, KnownSets.MNIST.info(), LAPTOP, 1)).isEmpty();
    assertThat(Memory.warnings(study, KnownSets.MNIST.info(), LAPTOP, 16))
        .containsExactly(
            "16 trials at once may take 19.5 GiB of memory, and this machine has 8.0 GiB: run it"
                + " with --jobs 2.");
  }

  @Test
  void saysItOnceForVariantsOfOneSize() {
    assertThat(
            excesses(
                "base[2].dense.units=300000",
                "variants={l2: [set: {layers: dense_1, kernel_regularizer: l2}]}"))
        .singleElement()
        .asString()
        .startsWith("base, l2: one training needs");
  }

  @Test
  void saysHowManyTrialsJavaHolds() {
    StudySpec study = study("base[2].dense.units=10000");
    assertThat(Memory.warnings(study, KnownSets.MNIST.info(), new Machine(64 * GIB, GIB), 3))
        .containsExactly(
            "3 trials at once may take 1.2 GiB of Java's memory, which is 1.0 GiB: run it with"
                + " --jobs 2, or set REGULUS_JAVA_OPTS=-Xmx3g.");
  }
}
