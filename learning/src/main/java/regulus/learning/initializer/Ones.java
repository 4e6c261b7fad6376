package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** All 1. */
public record Ones() implements Initializer {
  public static final Kind<Ones> KIND =
      new Kind<>("ones", "Ones", Ones.class, List.of(), values -> new Ones(), "All 1.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return Draws.constant(shape, 1);
  }
}
