package regulus.learning.regularizer;

import regulus.learning.network.Regularizer;
import regulus.learning.setting.Family;

/** Every regularizer there is. */
public final class Regularizers {
  public static final Family<Regularizer> ALL =
      new Family<>(
          "regularizer",
          Regularizer.class,
          L1.KIND,
          L2.KIND,
          L1L2.KIND,
          OrthogonalRegularizer.KIND);

  private Regularizers() {}
}
