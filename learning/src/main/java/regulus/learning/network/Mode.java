package regulus.learning.network;

import java.util.Optional;
import regulus.learning.engine.Backpropagation;
import regulus.learning.random.Stream;

/**
 * What a forward pass is for.
 *
 * @param random of this training step, for dropout and the like; none when not training
 * @param back how its gradients will be computed; none where libtorch does it alone
 */
public record Mode(Optional<Stream> random, Optional<Backpropagation> back) {
  public static final Mode INFERENCE = new Mode(Optional.empty(), Optional.empty());

  public static Mode training(Stream random) {
    return new Mode(Optional.of(random), Optional.empty());
  }

  public static Mode training(Stream random, Backpropagation back) {
    return new Mode(Optional.of(random), Optional.of(back));
  }

  public boolean trains() {
    return random.isPresent();
  }
}
