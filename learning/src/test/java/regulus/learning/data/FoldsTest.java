package regulus.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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

class FoldsTest {
  private static final Stream STREAM = new Seeding(0, -1).stream(Purpose.SPLIT);

  @Test
  void divideSixtyThousandIntoTenTimesSixThousand() {
    Dataset dataset = dataset(60_000, i -> i % 10);
    for (int fold = 0; fold < 10; fold++) {
      Split split = Splitter.split(dataset, SplitSpec.folds(10), STREAM, fold);
      assertThat(split.train().count()).isEqualTo(54_000);
      assertThat(perClass(split.validation())).containsOnly(600);
      assertThat(split.test().count()).isEqualTo(50);
    }
  }

  @Test
  void areDisjointCompleteAndStratifiedForAnyDataSet() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      Dataset dataset = dataset(40 + random.nextInt(300), i -> (int) Math.sqrt(random.nextInt(25)));
      int folds = 2 + random.nextInt(6);
      Stream stream = new Stream(random.nextLong());
      String described = "seed " + seed + ", round " + round + ", " + folds + " folds";
      List<Integer> sizes = new ArrayList<>();
      List<int[]> shares = new ArrayList<>();
      List<Integer> all = new ArrayList<>();
      for (Selection fold : Folds.of(dataset.train(), folds, stream)) {
        assertThat(fold.indexes()).as(described).isSorted();
        Arrays.stream(fold.indexes()).forEach(all::add);
        sizes.add(fold.count());
        shares.add(perClass(fold));
      }
      assertThat(all.stream().mapToInt(i -> i).toArray())
          .as(described)
          .containsExactlyInAnyOrder(dataset.train().indexes());
      assertThat(spread(sizes)).as(described).isLessThanOrEqualTo(1);
      for (int c = 0; c < 5; c++) {
        int of = c;
        assertThat(spread(shares.stream().map(counts -> counts[of]).toList()))
            .as(described + ", class " + c)
            .isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void trainOnWhatTheFoldDoesNotHold() {
    Dataset dataset = dataset(103, i -> i % 3);
    for (int fold = 0; fold < 4; fold++) {
      Split split = Splitter.split(dataset, SplitSpec.folds(4), STREAM, fold);
      assertThat(split.trainAndValidation().indexes())
          .containsExactlyInAnyOrder(dataset.train().indexes());
    }
    SplitSizes sizes = SplitSizes.of(dataset.info(), SplitSpec.folds(4));
    assertThat(sizes).isEqualTo(new SplitSizes(77, 25, 50));
  }

  @Test
  void togetherAreTheWholeTrainingPart() {
    Dataset dataset = dataset(103, i -> i % 3);
    Split whole = Splitter.split(dataset, SplitSpec.folds(4), STREAM, Splitter.WHOLE);
    assertThat(whole.trainAndValidation().indexes()).isEqualTo(dataset.train().indexes());
    assertThat(whole.validation().count()).isZero();
  }

  @Test
  void keepFewerTrainingImagesWhereAskedTo() {
    Dataset dataset = dataset(1_000, i -> i % 10);
    Split split = Splitter.split(dataset, SplitSpec.folds(5).keepingTrain(300), STREAM, 2);
    assertThat(perClass(split.train())).containsOnly(30);
    assertThat(split.validation().count()).isEqualTo(200);
  }

  @Test
  void areOthersForAnotherSeed() {
    Dataset dataset = dataset(1_000, i -> i % 10);
    Stream other = new Seeding(1, -1).stream(Purpose.SPLIT);
    assertThat(Splitter.split(dataset, SplitSpec.folds(5), STREAM, 0).validation().indexes())
        .isEqualTo(Splitter.split(dataset, SplitSpec.folds(5), STREAM, 0).validation().indexes())
        .isNotEqualTo(Splitter.split(dataset, SplitSpec.folds(5), other, 0).validation().indexes());
  }

  @Test
  void needAnImageOfEveryClassEach() {
    assertThatThrownBy(() -> SplitSpec.folds(1))
        .hasMessage("Invalid folds: expected a whole number of at least 2, received 1.");
    Dataset dataset = dataset(100, i -> i < 7 ? 0 : 1);
    Folds.check(dataset.train(), 7);
    assertThatThrownBy(() -> Folds.check(dataset.train(), 8))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Invalid folds: expected at most the 7 training images of the smallest class,"
                + " received 8.");
    assertThatThrownBy(() -> SplitSizes.of(dataset.info(), SplitSpec.folds(51)))
        .hasMessage(
            "Invalid folds: expected at most the 50 images that the smallest class of fake can"
                + " have, received 51.");
  }

  @Test
  void haveTheirOwnValidationImages() {
    assertThatThrownBy(
            () ->
                new SplitSpec(
                    Source.TEST,
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.of(3)))
        .hasMessageContaining("Each fold has its own validation images; leave out validation.");
  }

  private static int spread(List<Integer> counts) {
    return counts.stream().mapToInt(i -> i).max().orElseThrow()
        - counts.stream().mapToInt(i -> i).min().orElseThrow();
  }

  private static int[] perClass(Selection selection) {
    int[] counts = new int[10];
    IntStream.range(0, selection.count()).forEach(i -> counts[selection.label(i)]++);
    return counts;
  }

  private static Dataset dataset(int train, IntUnaryOperator label) {
    int test = 50;
    int[] labels = IntStream.range(0, train + test).map(label).toArray();
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    Examples examples =
        new Examples(Shape.of(1, 1, 1), ByteBuffer.allocateDirect(train + test), labels);
    return new Dataset("fake", names, examples, train, "");
  }
}
