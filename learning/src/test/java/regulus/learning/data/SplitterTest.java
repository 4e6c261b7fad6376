package regulus.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.data.SplitSpec.Source;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;
import regulus.learning.random.Stream;
import regulus.learning.setting.InvalidSetting;

class SplitterTest {
  private static final Stream STREAM = new Seeding(0, -1).stream(Purpose.SPLIT);

  @Test
  void takesTwoNinthsOfFiftyThousandAsKerasDoes() {
    Split split = Splitter.split(balanced(50_000, 10_000), SplitSpec.fraction(2.0 / 9), STREAM);
    assertThat(counts(split)).containsExactly(38_889, 11_111, 10_000);
  }

  @Test
  void keepsHalfOfTheTrainingImagesAndHalvesTheTestImages() {
    SplitSpec spec = SplitSpec.fraction(0.5).from(Source.TEST).keepingTrain(25_000);
    Split split = Splitter.split(balanced(50_000, 10_000), spec, STREAM);
    assertThat(counts(split)).containsExactly(25_000, 5_000, 5_000);
    assertThat(perClass(split.train(), 10)).containsOnly(2_500);
    assertThat(perClass(split.validation(), 10)).containsOnly(500);
    assertThat(perClass(split.test(), 10)).containsOnly(500);
    assertThat(split.trainAndValidation().count()).isEqualTo(30_000);
  }

  @Test
  void takesACountExactly() {
    Split split = Splitter.split(balanced(60_000, 10_000), SplitSpec.count(10_000), STREAM);
    assertThat(counts(split)).containsExactly(50_000, 10_000, 10_000);
  }

  @Test
  void isDisjointCompleteAndFairForAnyDataSet() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Dataset dataset = lopsided(random, 2 + random.nextInt(400), 2 + random.nextInt(100));
      SplitSpec spec = anySpec(random, dataset);
      Split split = Splitter.split(dataset, spec, new Stream(random.nextLong()));
      String described = "seed " + seed + ", round " + round + ", " + spec;
      boolean fromTrain = spec.from() == Source.TRAIN;
      Selection part = fromTrain ? dataset.train() : dataset.test();
      Selection rest = fromTrain ? split.train() : split.test();
      assertThat(split.validation().join(rest).indexes())
          .as(described)
          .containsExactlyInAnyOrder(part.indexes());
      assertThat(split.validation().indexes()).as(described).isSorted();
      assertFair(described, part, split.validation());
      assertFair(described, part, rest);
    }
  }

  @Test
  void keepsTrainingImagesFairly() {
    Dataset dataset = lopsided(new Random(7), 1_000, 50);
    Split all = Splitter.split(dataset, SplitSpec.count(200), STREAM);
    Split some = Splitter.split(dataset, SplitSpec.count(200).keepingTrain(333), STREAM);
    assertThat(some.train().count()).isEqualTo(333);
    assertThat(all.train().indexes()).contains(some.train().indexes());
    assertThat(some.validation().indexes()).isEqualTo(all.validation().indexes());
    assertFair("kept", all.train(), some.train());
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    Dataset dataset = balanced(1_000, 100);
    SplitSpec spec = SplitSpec.fraction(0.2);
    int[] first = Splitter.split(dataset, spec, STREAM).validation().indexes();
    assertThat(Splitter.split(dataset, spec, STREAM).validation().indexes()).isEqualTo(first);
    Stream other = new Seeding(1, -1).stream(Purpose.SPLIT);
    assertThat(Splitter.split(dataset, spec, other).validation().indexes()).isNotEqualTo(first);
  }

  @Test
  void drawsTiesByLot() {
    Dataset dataset = balanced(20, 0);
    boolean[] seen = new boolean[10];
    for (int seed = 0; seed < 100; seed++) {
      Stream stream = new Seeding(seed, -1).stream(Purpose.SPLIT);
      Selection validation = Splitter.split(dataset, SplitSpec.count(1), stream).validation();
      seen[validation.label(0)] = true;
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void refusesToTakeAllOrNothing() {
    assertImpossible(
        SplitSpec.count(1_000),
        "Invalid validation.count: expected at least one and not all of the 1,000 training images"
            + " of fake, received 1,000.");
    assertImpossible(SplitSpec.count(1_001), "received 1,001.");
    assertImpossible(SplitSpec.fraction(0.0001), "received 0.0001, which takes 0.");
    assertImpossible(SplitSpec.fraction(0.9999), "received 0.9999, which takes 1,000.");
    assertImpossible(SplitSpec.count(100).from(Source.TEST), "the 100 test images of fake");
  }

  @Test
  void refusesToKeepMoreThanThereIs() {
    assertImpossible(
        SplitSpec.count(200).keepingTrain(801),
        "Invalid train.count: expected at most the 800 training images that are left, received"
            + " 801.");
  }

  @Test
  void refusesMeaninglessDivisions() {
    assertThatThrownBy(() -> SplitSpec.fraction(1)).hasMessageContaining("below 1, received 1.0");
    assertThatThrownBy(() -> SplitSpec.fraction(Double.NaN)).isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> SplitSpec.count(0)).hasMessageContaining("at least 1, received 0");
  }

  private static void assertImpossible(SplitSpec spec, String message) {
    assertThatThrownBy(() -> Splitter.split(balanced(1_000, 100), spec, STREAM))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(message);
  }

  /** Each class has its share, within one image. */
  private static void assertFair(String described, Selection whole, Selection drawn) {
    int[] all = perClass(whole, 256);
    int[] some = perClass(drawn, 256);
    for (int c = 0; c < all.length; c++) {
      double share = (double) all[c] * drawn.count() / whole.count();
      assertThat(Math.abs(some[c] - share)).as(described + ", class " + c).isLessThan(1);
    }
  }

  private static SplitSpec anySpec(Random random, Dataset dataset) {
    boolean train = random.nextBoolean();
    int part = train ? dataset.info().trainCount() : dataset.info().testCount();
    return SplitSpec.count(1 + random.nextInt(part - 1)).from(train ? Source.TRAIN : Source.TEST);
  }

  private static int[] counts(Split split) {
    return new int[] {split.train().count(), split.validation().count(), split.test().count()};
  }

  private static int[] perClass(Selection selection, int classes) {
    int[] counts = new int[classes];
    IntStream.range(0, selection.count()).forEach(i -> counts[selection.label(i)]++);
    return counts;
  }

  private static Dataset balanced(int train, int test) {
    return dataset(train, test, i -> i % 10);
  }

  private static Dataset lopsided(Random random, int train, int test) {
    return dataset(train, test, i -> (int) Math.min(255, Math.abs(random.nextGaussian() * 4)));
  }

  private static Dataset dataset(int train, int test, IntUnaryOperator label) {
    int[] labels = IntStream.range(0, train + test).map(label).toArray();
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    Examples examples =
        new Examples(Shape.of(1, 1, 1), ByteBuffer.allocateDirect(train + test), labels);
    return new Dataset("fake", names, examples, train, "");
  }
}
