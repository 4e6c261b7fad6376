package regulus.learning.initializer;

import regulus.learning.network.Initializer;
import regulus.learning.setting.Family;

/** Every initializer there is. */
public final class Initializers {
  public static final Family<Initializer> ALL =
      new Family<>(
          "initializer",
          Initializer.class,
          Zeros.KIND,
          Ones.KIND,
          Constant.KIND,
          RandomUniform.KIND,
          RandomNormal.KIND,
          TruncatedNormal.KIND,
          VarianceScaling.KIND,
          GlorotUniform.KIND,
          GlorotNormal.KIND,
          HeUniform.KIND,
          HeNormal.KIND,
          LecunUniform.KIND,
          LecunNormal.KIND,
          Orthogonal.KIND,
          Identity.KIND);

  private Initializers() {}
}
