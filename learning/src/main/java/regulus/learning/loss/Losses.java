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
          BinaryCrossentropy.KIND,
          BinaryFocalCrossentropy.KIND,
          CategoricalFocalCrossentropy.KIND,
          CategoricalGeneralizedCrossEntropy.KIND,
          KlDivergence.KIND,
          MeanSquaredError.KIND,
          MeanAbsoluteError.KIND,
          MeanSquaredLogarithmicError.KIND,
          Huber.KIND,
          LogCosh.KIND,
          CosineSimilarity.KIND,
          Poisson.KIND,
          Hinge.KIND,
          SquaredHinge.KIND,
          CategoricalHinge.KIND);

  private Losses() {}
}
