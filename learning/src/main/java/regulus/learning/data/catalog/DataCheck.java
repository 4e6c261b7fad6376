package regulus.learning.data.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.ChannelStatistics;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Duplicates;
import regulus.learning.data.Selection;
import regulus.learning.data.file.ByteSource;

/**
 * What reading all of a data set has shown. That it could be read says that every length, count and
 * label is right.
 *
 * @param where it was found
 */
public record DataCheck(
    DatasetInfo info, Found.Where where, Content content, List<CheckedFile> files) {

  /**
   * What the files hold, however they are packed.
   *
   * @param fingerprint see {@link regulus.learning.data.Fingerprint}
   * @param sameness of shapes, class names, labels and pixels
   */
  public record Content(String fingerprint, Sameness sameness, Contents parts) {}

  /**
   * The parts of a data set.
   *
   * @param train the images for training
   * @param validation those that are set apart for choosing; may be empty
   * @param repeated validation and test images that are training images as well
   * @param within training images that are another training image as well
   */
  public record Contents(
      Part train, Part validation, Part test, Duplicates repeated, Duplicates within) {}

  /**
   * One part of a data set.
   *
   * @param perClass images of each class
   * @param channels of the pixels; empty without images
   */
  public record Part(List<Integer> perClass, List<ChannelStatistics> channels) {}

  public DataCheck {
    files = List.copyOf(files);
  }

  /** Reads all of it. */
  static DataCheck of(Found found) {
    Dataset dataset = found.set().read();
    Content content =
        new Content(
            dataset.fingerprint(),
            Sameness.of(
                found.publication().flatMap(Publication::fingerprint), dataset.fingerprint()),
            contents(dataset));
    List<CheckedFile> files =
        found.set().files().stream().map(file -> check(file, found.publication())).toList();
    return new DataCheck(dataset.info(), found.where(), content, files);
  }

  private static Contents contents(Dataset dataset) {
    int classes = dataset.classes().size();
    return new Contents(
        part(dataset.train(), classes),
        part(dataset.validation(), classes),
        part(dataset.test(), classes),
        Duplicates.between(dataset.validation().join(dataset.test()), dataset.train()),
        Duplicates.within(dataset.train()));
  }

  private static CheckedFile check(ByteSource file, Optional<Publication> publication) {
    String sha256 = file.sha256();
    Optional<String> official = publication.flatMap(p -> p.sha256(file.fileName()));
    return new CheckedFile(file.name(), file.size(), sha256, Sameness.of(official, sha256));
  }

  private static Part part(Selection selection, int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < selection.count(); i++) {
      counts[selection.label(i)]++;
    }
    List<ChannelStatistics> channels =
        selection.count() == 0 ? List.of() : ChannelStatistics.of(selection);
    return new Part(Arrays.stream(counts).boxed().toList(), channels);
  }
}
