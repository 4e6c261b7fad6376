package regulus.learning.data;

/** Where a data set comes from. */
public sealed interface DataSource {
  /** One of the known data sets, by name: {@code fashion-mnist}. */
  record Known(String name) implements DataSource {}

  /** A folder with the four files of an MNIST-like data set. */
  record IdxFolder(String folder) implements DataSource {}

  /** A folder with CIFAR-10's binary batches. */
  record CifarFolder(String folder) implements DataSource {}
}
