package regulus.learning.engine;

/**
 * How images are read at places that are no pixels.
 *
 * @param interpolation between pixels: nearest or bilinear
 * @param outside what there is outside the image
 * @param fillValue of {@link Fill#CONSTANT}
 */
public record Sampler(Interpolation interpolation, Fill outside, double fillValue) {
  public Sampler {
    if (interpolation != Interpolation.NEAREST && interpolation != Interpolation.BILINEAR) {
      throw new IllegalArgumentException("Images cannot be read by " + interpolation + ".");
    }
  }
}
