package regulus.learning.constraint;

import regulus.learning.network.Constraint;
import regulus.learning.setting.Family;

/** Every constraint there is. */
public final class Constraints {
  public static final Family<Constraint> ALL =
      new Family<>(
          "constraint",
          Constraint.class,
          MaxNorm.KIND,
          MinMaxNorm.KIND,
          UnitNorm.KIND,
          NonNeg.KIND);

  private Constraints() {}
}
