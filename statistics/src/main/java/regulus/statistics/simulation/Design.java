package regulus.statistics.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;
import regulus.statistics.Draws;
import regulus.statistics.FoldsAndImages;
import regulus.statistics.MultiReaderMultiCase;
import regulus.statistics.PairedTest;
import regulus.statistics.SplitsAndImages;
import regulus.statistics.simulation.Population.Blocks;

/** How a study divides its images. */
public enum Design {
  /** Each seed draws its own split of all images. */
  SPLIT("split per seed", Blocks.APART) {
    @Override
    Division division(Size size, int repetition, Draws draws) {
      int[] order = shuffled(IntStream.range(0, size.images()).toArray(), draws.at(repetition));
      return new Division(
          Arrays.copyOfRange(order, size.validation(), order.length),
          Arrays.copyOf(order, size.validation()));
    }
  },

  /**
   * Each seed divides all images into five folds, each with an order of its own: in the same order
   * all folds of a seed would end with the same images.
   */
  FOLDS("five folds per seed", Blocks.APART) {
    @Override
    Division division(Size size, int repetition, Draws draws) {
      int[] order =
          shuffled(IntStream.range(0, size.images()).toArray(), draws.at(repetition / FOLD_COUNT));
      int from = repetition % FOLD_COUNT * size.validation();
      int to = from + size.validation();
      int[] train = new int[order.length - size.validation()];
      System.arraycopy(order, 0, train, 0, from);
      System.arraycopy(order, to, train, from, order.length - to);
      return new Division(
          shuffled(train, draws.at(ORDER).at(repetition)), Arrays.copyOfRange(order, from, to));
    }
  },

  /** All seeds share their images; equal variants are equally good once trained on these. */
  FIXED("fixed validation images", Blocks.ALIKE) {
    @Override
    Division division(Size size, int repetition, Draws draws) {
      return fixed(size, draws.at(repetition));
    }
  },

  /** All seeds share their images; equal variants are so on average over training images only. */
  FIXED_ANEW("fixed validation images, judged over other training images", Blocks.APART) {
    @Override
    Division division(Size size, int repetition, Draws draws) {
      return fixed(size, draws.at(repetition));
    }
  };

  /** Five folds, or a fifth of the images for validation. */
  static final int FOLD_COUNT = 5;

  /** Apart from the numbers of seeds. */
  private static final long ORDER = -1;

  private final String words;
  private final Blocks training;

  Design(String words, Blocks training) {
    this.words = words;
    this.training = training;
  }

  /** Which images one repetition trains on, in that order, and which it is validated on. */
  record Division(int[] train, int[] validation) {}

  /**
   * How many images a study has.
   *
   * @param validation in one repetition
   * @param train in one repetition; with folds four times as many as validate
   */
  public record Size(int validation, int train) {
    /** Four times as many images train as validate. */
    public Size(int validation) {
      this(validation, (FOLD_COUNT - 1) * validation);
    }

    int images() {
      return validation + train;
    }

    /** Validation over training images. */
    double ratio() {
      return (double) validation / train;
    }
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /** Whether all repetitions have the same validation images. */
  public boolean sharesImages() {
    return this == FIXED || this == FIXED_ANEW;
  }

  /** How many repetitions each seed gives. */
  int folds() {
    return this == FOLDS ? FOLD_COUNT : 1;
  }

  /** The test that studies of this design use. */
  PairedTest test(Size size) {
    return switch (this) {
      case SPLIT -> new SplitsAndImages(size.ratio());
      case FOLDS -> new FoldsAndImages(FOLD_COUNT);
      case FIXED, FIXED_ANEW -> new MultiReaderMultiCase();
    };
  }

  abstract Division division(Size size, int repetition, Draws draws);

  /** The data set of one study: the validation images first. */
  Images images(Population population, Size size, Draws draws) {
    Images validation = population.draw(size.validation(), Blocks.APART, draws.at(0));
    int train = size.images() - size.validation();
    return validation.and(population.draw(train, training, draws.at(1)));
  }

  private static Division fixed(Size size, Draws draws) {
    return new Division(
        shuffled(IntStream.range(size.validation(), size.images()).toArray(), draws),
        IntStream.range(0, size.validation()).toArray());
  }

  private static int[] shuffled(int[] values, Draws draws) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = draws.below(i + 1, i);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
    return values;
  }
}
