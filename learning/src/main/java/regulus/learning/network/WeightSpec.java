package regulus.learning.network;

import java.util.List;
import java.util.Optional;

/**
 * A weight that a layer declares.
 *
 * @param name local to its layer, as Keras calls it: {@code kernel}, {@code bias}, {@code gamma},
 *     {@code moving_mean}
 * @param shape Keras' shape, in which it is saved and shown: {@code [3, 3, 1, 32]} for a kernel
 * @param initializer draws its first values
 * @param regularizer its penalty in the loss, if any
 * @param constraint what it is brought back to after every update, if anything
 * @param trainable whether the optimizer may change it
 */
public record WeightSpec(
    String name,
    List<Integer> shape,
    Initializer initializer,
    Optional<Regularizer> regularizer,
    Optional<Constraint> constraint,
    boolean trainable) {

  /**
   * @throws InvalidLayer if initializer, regularizer or constraint are not for such a shape
   */
  public WeightSpec {
    shape = List.copyOf(shape);
    initializer.check(name, shape);
    if (regularizer.isPresent()) {
      regularizer.get().check(name, shape);
    }
    if (constraint.isPresent()) {
      constraint.get().check(name, shape);
    }
  }

  public static WeightSpec trainable(
      String name, List<Integer> shape, Initializer initializer, Optional<Regularizer> penalty) {
    return new WeightSpec(name, shape, initializer, penalty, Optional.empty(), true);
  }

  /** The same, brought back to something after every update. */
  public WeightSpec within(Optional<Constraint> allowed) {
    return new WeightSpec(name, shape, initializer, regularizer, allowed, trainable);
  }

  public static WeightSpec fixed(String name, List<Integer> shape, Initializer initializer) {
    return new WeightSpec(name, shape, initializer, Optional.empty(), Optional.empty(), false);
  }

  /** The same under another name. */
  public WeightSpec named(String other) {
    return new WeightSpec(other, shape, initializer, regularizer, constraint, trainable);
  }

  /** The same held fixed: no updates, and so neither penalty nor constraint. */
  WeightSpec frozen() {
    return new WeightSpec(name, shape, initializer, Optional.empty(), Optional.empty(), false);
  }

  public int elements() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
