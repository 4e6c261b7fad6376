package regulus.learning.data;

import java.util.Optional;
import regulus.learning.image.ImageForm;

/** Where a data set comes from. */
public sealed interface DataSource {
  /** One of the known data sets, by name: {@code fashion-mnist}. */
  record Known(String name) implements DataSource {}

  /** A folder with the four files of an MNIST-like data set. */
  record IdxFolder(String folder) implements DataSource {}

  /** A folder with CIFAR-10's binary batches. */
  record CifarFolder(String folder) implements DataSource {}

  /**
   * A folder of pictures, a folder for each class.
   *
   * @param form what the pictures are made into
   * @param positive which of two classes a single output gives the probability of; the second in
   *     sorted order if it is not said
   */
  record ImageFolder(String folder, ImageForm form, Optional<String> positive)
      implements DataSource {}
}
