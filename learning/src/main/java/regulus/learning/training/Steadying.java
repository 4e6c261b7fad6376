package regulus.learning.training;

import java.util.Optional;
import regulus.learning.setting.AddedLater;

/**
 * What every optimizer can be told to do around its updates.
 *
 * @param clipping before
 * @param ema the average of the weights that is kept after each
 */
public record Steadying(
    @AddedLater("Clipping{}") Clipping clipping, @AddedLater Optional<Averaging> ema) {
  /** Updates as they are. */
  public static final Steadying NONE = new Steadying(Clipping.NONE, Optional.empty());
}
