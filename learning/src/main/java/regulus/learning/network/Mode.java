package regulus.learning.network;

import java.util.Optional;
import regulus.learning.random.Stream;

/**
 * What a forward pass is for.
 *
 * @param random of this training step, for dropout and the like; none when not training
 */
public record Mode(Optional<Stream> random) {
  public static final Mode INFERENCE = new Mode(Optional.empty());

  public static Mode training(Stream random) {
    return new Mode(Optional.of(random));
  }

  public boolean trains() {
    return random.isPresent();
  }
}
