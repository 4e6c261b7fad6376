package regulus.statistics;

import java.util.Optional;

/**
 * A test of images for the pairs of which it is known what each repetition did with each image, and
 * one of figures alone for the others.
 *
 * @param images needs the images
 * @param figures does not
 */
public record ImagesIfKnown(PairedTest images, PairedTest figures) implements PairedTest {
  @Override
  public String name() {
    return images.name();
  }

  @Override
  public int folds() {
    return images.folds();
  }

  @Override
  public Optional<Evidence> test(Pairing pairing) {
    return fitting(pairing).test(pairing);
  }

  /** Of fewer than two pairs images are never asked for. */
  PairedTest fitting(Pairing pairing) {
    return pairing.variant().length < 2 || pairing.images().isPresent() ? images : figures;
  }
}
