package regulus.learning.initializer;

import java.util.List;
import regulus.learning.network.Initializer;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;

/** All 0. */
public record Zeros() implements Initializer {
  public static final Kind<Zeros> KIND =
      new Kind<>("zeros", "Zeros", Zeros.class, List.of(), values -> new Zeros(), "All 0.");

  @Override
  public float[] draw(List<Integer> shape, Stream random) {
    return Draws.constant(shape, 0);
  }
}
