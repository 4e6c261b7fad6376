package regulus.statistics.simulation;

import regulus.statistics.Draws;

/** How classifiers learn. */
public enum Learner {
  /** Logistic regression, which forgets its images: how it starts and in which order decides. */
  DESCENT("logistic regression") {
    @Override
    Trained train(Kind kind, Images images, int[] order, Draws draws) {
      return Classifier.train(kind, images, order, draws)::score;
    }
  },
  /** The nearest training image, which remembers them all: nothing but the images decides. */
  NEIGHBOUR("nearest neighbour") {
    @Override
    Trained train(Kind kind, Images images, int[] order, Draws draws) {
      return (of, image) -> of.labels()[nearest(kind.columns(), of, order, image)] ? SURE : -SURE;
    }
  };

  private static final double SURE = 2;

  private final String words;

  Learner(String words) {
    this.words = words;
  }

  /** Which features a classifier sees. */
  enum Kind {
    BASE(0, 1, 2, 3, 4, 5),
    /** As good as the base: the other block. */
    EQUAL(0, 1, 2, 6, 7, 8),
    /** As good: parts of both blocks. */
    MIXED(0, 1, 2, 3, 7, 8),
    /** As good: the same the other way round. */
    CROSSED(0, 1, 2, 6, 4, 5),
    /** As good: the blocks in turn. */
    TURNED(0, 1, 2, 3, 7, 5),
    /** Better than the base: one feature more. */
    BETTER(0, 1, 2, 3, 4, 5, 9);

    private final int[] columns;

    Kind(int... columns) {
      this.columns = columns;
    }

    int[] columns() {
      return columns;
    }
  }

  /** A trained classifier. */
  @FunctionalInterface
  interface Trained {
    /** Above 0 for the class that is called true. */
    double score(Images images, int image);
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /**
   * @param order the images to train on, in the order in which they come
   * @param draws for the first weights, by their number, so that all kinds share them
   */
  abstract Trained train(Kind kind, Images images, int[] order, Draws draws);

  private static int nearest(int[] columns, Images images, int[] known, int image) {
    int nearest = known[0];
    double least = Double.POSITIVE_INFINITY;
    for (int other : known) {
      double distance = 0;
      for (int column : columns) {
        double apart = images.feature(image, column) - images.feature(other, column);
        distance += apart * apart;
      }
      if (distance < least) {
        least = distance;
        nearest = other;
      }
    }
    return nearest;
  }
}
