package regulus.learning.data.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.catalog.KnownSet.Format;

/** The data sets that have a name, with the checksums of their official files. */
public final class KnownSets {
  private static final String GOOGLE =
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";
  private static final String OSSCI = "https://ossci-datasets.s3.amazonaws.com/mnist/";

  /** Handwritten digits (LeCun, Cortes, Burges 1998). */
  public static final KnownSet MNIST =
      new KnownSet(
          new DatasetInfo(
              "mnist",
              Shape.of(28, 28, 1),
              IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
              60_000,
              10_000),
          Format.IDX,
          List.of("mnist", "mnist/raw", "MNIST/raw", "MNIST"),
          new Publication(
              List.of(
                  idx(
                      OSSCI,
                      "train-images-idx3",
                      9_912_422,
                      "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                  idx(
                      OSSCI,
                      "train-labels-idx1",
                      28_881,
                      "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                  idx(
                      OSSCI,
                      "t10k-images-idx3",
                      1_648_877,
                      "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                  idx(
                      OSSCI,
                      "t10k-labels-idx1",
                      4_542,
                      "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
              Optional.of("8281ef3f4fe63b5c9c3d41e26a389edd0a686b96ab769856baea51f5a0511d92"),
              "CC BY-SA 3.0"));

  /** Photos of clothes (Xiao, Rasul, Vollgraf 2017). */
  public static final KnownSet FASHION_MNIST =
      new KnownSet(
          new DatasetInfo("fashion-mnist", Shape.of(28, 28, 1), clothes(), 60_000, 10_000),
          Format.IDX,
          List.of("fashion-mnist", "fashion-mnist/raw", "FashionMNIST/raw", "FashionMNIST"),
          new Publication(
              List.of(
                  idx(
                      GOOGLE,
                      "train-images-idx3",
                      26_421_880,
                      "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                  idx(
                      GOOGLE,
                      "train-labels-idx1",
                      29_515,
                      "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                  idx(
                      GOOGLE,
                      "t10k-images-idx3",
                      4_422_102,
                      "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                  idx(
                      GOOGLE,
                      "t10k-labels-idx1",
                      5_148,
                      "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
              Optional.of("15a502dbbf31b6e5924c1b337d19c94dec91236648b2cef11547e60ddb019a1a"),
              "MIT (Zalando SE)"));

  /** Small colour photos (Krizhevsky 2009). */
  public static final KnownSet CIFAR_10 =
      new KnownSet(
          new DatasetInfo("cifar10", Shape.of(32, 32, 3), thingsAndAnimals(), 50_000, 10_000),
          Format.CIFAR,
          List.of("cifar10/cifar-10-batches-bin", "cifar-10-batches-bin", "cifar10"),
          new Publication(
              List.of(
                  new Publication.File(
                      "cifar-10-binary.tar.gz",
                      170_052_171,
                      "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                      URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"))),
              Optional.empty(),
              "none stated; its authors ask to cite \"Learning Multiple Layers of Features from Tiny"
                  + " Images\", 2009"));

  public static final List<KnownSet> ALL = List.of(MNIST, FASHION_MNIST, CIFAR_10);

  /** Every name that a study file may give, the subset that ships with the project last. */
  public static final List<String> NAMES =
      Stream.concat(ALL.stream().map(KnownSet::name), Stream.of(SmallFashionMnist.NAME)).toList();

  private KnownSets() {}

  /** The classes of Fashion-MNIST. */
  static List<String> clothes() {
    return List.of(
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot");
  }

  /** The classes of CIFAR-10. */
  static List<String> thingsAndAnimals() {
    return List.of(
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  }

  private static Publication.File idx(String place, String stem, long size, String sha256) {
    String name = stem + "-ubyte.gz";
    return new Publication.File(name, size, sha256, URI.create(place + name));
  }
}
