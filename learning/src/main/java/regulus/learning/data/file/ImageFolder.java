package regulus.learning.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Examples;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;
import regulus.learning.image.ImageForm;

/**
 * A folder of pictures, laid out as for Keras' {@code image_dataset_from_directory}.
 *
 * @param name of the data set
 * @param listing its files; the classes in the order of labels
 * @param form what the pictures are made into
 * @param decoded where pixels are kept once they were decoded
 */
public record ImageFolder(String name, ImageListing listing, ImageForm form, DecodedImages decoded)
    implements StoredSet {

  /**
   * The pictures in a folder; empty if there is no such folder.
   *
   * @param folder where it is
   * @param source what the study says of it
   * @throws regulus.learning.data.InvalidData if it is not laid out as it should be
   */
  public static Optional<ImageFolder> in(
      Path folder, DataSource.ImageFolder source, DecodedImages decoded) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    ImageListing listing = heldOut(folder, ImageScan.of(folder), source.test());
    String name = ImageTree.fileName(folder.toAbsolutePath().normalize());
    return Optional.of(
        new ImageFolder(name, ordered(listing, source.positive()), source.form(), decoded));
  }

  /**
   * The folders in a folder that look like folders of pictures: class folders, or those of a part
   * {@code train}, with a picture in each. Looks no deeper; none if it cannot be read.
   */
  public static List<Path> likely(Path root) {
    try {
      ImageTree tree = new ImageTree(root);
      return tree.folders(root).stream().filter(tree::looksLikePictures).toList();
    } catch (IOException | InvalidData unreadable) {
      return List.of();
    }
  }

  private static ImageListing heldOut(Path folder, ImageListing listing, OptionalDouble test) {
    if (test.isEmpty()) {
      return listing;
    }
    if (listing.parts().test() > 0) {
      throw new InvalidData(
          folder + " has a test part, so that data.test has no effect: remove it.");
    }
    return HeldOut.test(listing, test.getAsDouble());
  }

  /** The positive one of two classes is the second: a single output is its probability. */
  private static ImageListing ordered(ImageListing listing, Optional<String> positive) {
    boolean first = positive.filter(listing.classes().get(0)::equals).isPresent();
    return first && listing.classes().size() == 2 ? listing.exchanged() : listing;
  }

  @Override
  public DatasetInfo describe() {
    return new DatasetInfo(name, form.shape(), listing.classes(), listing.parts());
  }

  @Override
  public void checkHeaders() {
    decoded.check(name, listing, form);
  }

  @Override
  public Dataset read() {
    int[] labels = listing.images().stream().mapToInt(image -> image.label()).toArray();
    Examples examples = new Examples(form.shape(), decoded.of(name, listing, form), labels);
    String fingerprint = Fingerprint.of(listing.classes(), examples, listing.parts());
    return new Dataset(name, listing.classes(), examples, listing.parts(), fingerprint);
  }

  @Override
  public List<String> skipped() {
    return listing.skipped();
  }

  @Override
  public List<ByteSource> files() {
    return listing.images().stream().map(image -> ByteSource.of(image.file())).toList();
  }
}
