package regulus.learning.network;

import java.util.Optional;
import regulus.learning.engine.Backpropagation;
import regulus.learning.random.Stream;

/**
 * What a forward pass is for.
 *
 * @param random of this training step, for dropout and the like; none when not training
 * @param back how its gradients will be computed; none where libtorch does it alone
 * @param activities where penalties on what layers give are added up; none where no loss is wanted
 */
public record Mode(
    Optional<Stream> random, Optional<Backpropagation> back, Optional<Activities> activities) {
  public static final Mode INFERENCE =
      new Mode(Optional.empty(), Optional.empty(), Optional.empty());

  public static Mode training(Stream random) {
    return new Mode(Optional.of(random), Optional.empty(), Optional.empty());
  }

  public static Mode training(Stream random, Backpropagation back) {
    return new Mode(Optional.of(random), Optional.of(back), Optional.empty());
  }

  /** The same, in which the penalties on what layers give are added up. */
  public Mode with(Activities added) {
    return new Mode(random, back, Optional.of(added));
  }

  public boolean trains() {
    return random.isPresent();
  }
}
