package regulus.learning.data.file;

import java.nio.file.Path;
import java.util.List;
import regulus.learning.data.Parts;

/**
 * The pictures in a folder, from the names and sizes of its files.
 *
 * @param classes their names: of the class folders in the order of their code points, as in Keras
 * @param images part by part, class by class, by name
 * @param parts how many there are of each
 * @param skipped files that are no pictures and lie among them, by their names in the folder
 */
public record ImageListing(
    List<String> classes, List<ListedImage> images, Parts parts, List<String> skipped) {
  public ImageListing {
    classes = List.copyOf(classes);
    images = List.copyOf(images);
    skipped = List.copyOf(skipped);
  }

  /** The same two classes in the other order. */
  ImageListing exchanged() {
    return new ImageListing(
        List.of(classes.get(1), classes.get(0)),
        images.stream().map(image -> image.labelled(1 - image.label())).toList(),
        parts,
        skipped);
  }

  /**
   * One picture.
   *
   * @param name its place in the folder, with slashes on every system
   * @param label index of its class
   * @param size in bytes
   * @param modified in milliseconds since 1970
   */
  public record ListedImage(Path file, String name, int label, long size, long modified) {
    ListedImage labelled(int other) {
      return new ListedImage(file, name, other, size, modified);
    }
  }
}
