package regulus.learning.training;

import java.util.Optional;
import regulus.learning.engine.Tensor;

/** What is minimized; a record of settings. */
public interface Loss {
  /** How the network's last layer turns its outputs into probabilities. */
  enum Output {
    /** Outputs are taken as they are, as probabilities, clipped as Keras clips them. */
    PROBABILITIES,
    /** A softmax follows; the loss works on the logits before it, as Keras does. */
    SOFTMAX_LOGITS,
    /** A sigmoid follows; the loss works on the logits before it, as Keras does. */
    SIGMOID_LOGITS
  }

  /**
   * Says whether this loss can train a network with so many outputs on so many classes.
   *
   * @throws regulus.learning.setting.InvalidSetting in one sentence with the remedy
   */
  void check(int outputs, int classes);

  /**
   * What the network's last layer should end in for its outputs to be what this loss takes them
   * for; none if it takes any numbers.
   */
  default Optional<Output> wanted() {
    return Optional.empty();
  }

  /**
   * Whether what the network gives are scores, of which {@link #wanted} makes probabilities; no
   * softmax or sigmoid may end the network then.
   */
  default boolean fromLogits() {
    return false;
  }

  /** Whether it is a natural logarithm of probabilities, and so has a unit: the nat. */
  default boolean inNats() {
    return false;
  }

  /**
   * The loss of each example, before weights and mean.
   *
   * @param outputs [batch, outputs], logits or probabilities as {@code kind} says
   * @param labels [batch] class indexes, 64-bit
   * @return [batch]
   */
  Tensor each(Tensor outputs, Output kind, Tensor labels);
}
