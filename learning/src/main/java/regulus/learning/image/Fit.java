package regulus.learning.image;

/** What happens to a picture whose proportions are not the wanted ones. */
public enum Fit {
  /** Height and width are resized each for itself. Keras' default. */
  STRETCH,
  /** The largest part from its middle that has them; Keras' {@code crop_to_aspect_ratio}. */
  CROP,
  /** All of it, with black beside it; Keras' {@code pad_to_aspect_ratio}. */
  PAD
}
