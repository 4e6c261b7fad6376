package regulus.learning.training;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import regulus.learning.engine.ParameterVector;
import regulus.learning.engine.Reductions;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Updates;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;

/**
 * How large gradients may be, in one of three ways or not at all. They are those of a whole batch,
 * penalties included, of the weights that are trained: what is frozen counts in no norm.
 *
 * @param clipnorm longest gradient of each weight tensor by itself: {@code g · c / max(‖g‖, c)}
 * @param clipvalue largest size of each number
 * @param globalClipnorm longest gradient of all weights together
 */
public record Clipping(
    @AddedLater OptionalDouble clipnorm,
    @AddedLater OptionalDouble clipvalue,
    @AddedLater OptionalDouble globalClipnorm) {
  /** Gradients as they are. */
  public static final Clipping NONE =
      new Clipping(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  public Clipping {
    if (Stream.of(clipnorm, clipvalue, globalClipnorm).filter(OptionalDouble::isPresent).count()
        > 1) {
      throw new InvalidSetting(
          "",
          "Gradients are clipped in one way: keep one of clipnorm, clipvalue, global_clipnorm.");
    }
  }

  /** Clips the gradients of these weights in place. */
  void apply(ParameterVector weights) {
    Tensor all = weights.gradients();
    clipnorm.ifPresent(limit -> weights.pieces(all).forEach(gradient -> shorten(gradient, limit)));
    globalClipnorm.ifPresent(limit -> shorten(all, limit));
    clipvalue.ifPresent(limit -> Updates.clip(all, -limit, limit));
  }

  private static void shorten(Tensor gradient, double limit) {
    double norm = Reductions.norm(gradient).item();
    if (norm > limit) {
      Updates.scale(gradient, limit / norm);
    }
  }
}
