package regulus.learning.explanation;

import java.util.OptionalInt;

/**
 * An image that a network is asked about.
 *
 * @param name what people call it
 * @param truth its class, if that is known
 */
public record Subject(String name, ShownImage image, OptionalInt truth) {
  /** The same under another name. */
  public Subject named(String other) {
    return new Subject(other, image, truth);
  }
}
