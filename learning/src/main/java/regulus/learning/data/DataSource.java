package regulus.learning.data;

import java.util.Optional;
import java.util.OptionalDouble;
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
   * @param test how much of each class is set apart for the test where the folder has no test part
   */
  record ImageFolder(String folder, ImageForm form, Optional<String> positive, OptionalDouble test)
      implements DataSource {
    /** As Keras reads it if nothing else is said. */
    public static ImageFolder of(String folder, ImageForm form) {
      return new ImageFolder(folder, form, Optional.empty(), OptionalDouble.empty());
    }
  }
}
