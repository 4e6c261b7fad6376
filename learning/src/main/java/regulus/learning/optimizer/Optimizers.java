package regulus.learning.optimizer;

import regulus.learning.setting.Family;
import regulus.learning.training.Optimizer;

/** Every optimizer there is. */
public final class Optimizers {
  public static final Family<Optimizer> ALL =
      new Family<>(
          "optimizer",
          Optimizer.class,
          Sgd.KIND,
          Adam.KIND,
          AdamW.KIND,
          RmsProp.KIND,
          Nadam.KIND,
          Adamax.KIND,
          Adagrad.KIND,
          Adadelta.KIND,
          Lion.KIND,
          Lamb.KIND,
          Ftrl.KIND);

  private Optimizers() {}
}
