package regulus.learning.image;

import java.util.Optional;
import regulus.learning.interpolation.Kernel;

/**
 * How a resized picture's pixels follow from the original's; Keras' {@code interpolation}, without
 * antialiasing: however much a picture shrinks, only original pixels within the radius of each new
 * pixel's centre count.
 */
public enum Interpolation {
  /** The pixel that the centre lies in. */
  NEAREST,
  /** Two by two pixels, by their distance. The default. */
  BILINEAR(Kernel.TRIANGLE),
  /** Four by four pixels, looked up in TensorFlow's steps. */
  BICUBIC(Kernel.KEYS),
  /** Everything that a new pixel covers, by its share. */
  AREA,
  /** Six by six pixels. */
  LANCZOS3(Kernel.LANCZOS3),
  /** Ten by ten pixels. */
  LANCZOS5(Kernel.LANCZOS5),
  /** Three by three pixels. */
  GAUSSIAN(Kernel.GAUSSIAN),
  /** Four by four pixels, a little blurred. */
  MITCHELLCUBIC(Kernel.MITCHELL);

  private final Optional<Kernel> kernel;

  Interpolation() {
    this.kernel = Optional.empty();
  }

  Interpolation(Kernel kernel) {
    this.kernel = Optional.of(kernel);
  }

  /** How far an original pixel's centre may be, in original pixels. */
  double radius() {
    return kernel.map(Kernel::radius).orElse(0.0);
  }

  /** Of a pixel at this distance, of those that count; before all are divided by their sum. */
  double weight(double distance) {
    double place = this == BICUBIC ? Math.rint(distance * Kernel.PLACES) / Kernel.PLACES : distance;
    return kernel.map(it -> it.weight(place)).orElse(1.0);
  }
}
