package regulus.learning.loss;

import regulus.learning.setting.Family;
import regulus.learning.training.Loss;

/** Every loss there is. */
public final class Losses {
  public static final Family<Loss> ALL =
      new Family<>(
          "loss",
          Loss.class,
          SparseCategoricalCrossentropy.KIND,
          CategoricalCrossentropy.KIND,
          BinaryCrossentropy.KIND);

  private Losses() {}
}
