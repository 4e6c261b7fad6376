package regulus.learning.constraint;

import java.util.List;
import regulus.learning.engine.Elementwise;
import regulus.learning.engine.Tensor;
import regulus.learning.network.Constraint;
import regulus.learning.setting.Kind;

/** {@code max(w, 0)}. */
public record NonNeg() implements Constraint {
  public static final Kind<NonNeg> KIND =
      new Kind<>(
          "non_neg",
          "NonNeg",
          NonNeg.class,
          List.of(),
          values -> new NonNeg(),
          "Turns negative weights into 0.");

  @Override
  public Tensor apply(Tensor weight) {
    return Elementwise.relu(weight);
  }
}
