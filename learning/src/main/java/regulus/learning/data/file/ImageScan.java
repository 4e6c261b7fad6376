package regulus.learning.data.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Parts;
import regulus.learning.data.file.ImageListing.ListedImage;

/**
 * What a folder of pictures means: {@code train}, perhaps {@code validation} (or {@code valid},
 * {@code val}) and {@code test}, in each a folder for each class; or the class folders themselves.
 */
final class ImageScan {
  private static final int NAMED = 10;
  private static final int MOST_IMAGES = 10_000_000;

  private static final Map<String, Part> PARTS =
      Map.of(
          "train", Part.TRAIN,
          "validation", Part.VALIDATION,
          "valid", Part.VALIDATION,
          "val", Part.VALIDATION,
          "test", Part.TEST);

  private enum Part {
    TRAIN,
    VALIDATION,
    TEST
  }

  private final Path root;
  private final ImageTree tree;

  /** The pictures of each part by class. */
  private final Map<Part, SortedMap<String, List<ListedImage>>> found = new EnumMap<>(Part.class);

  private ImageScan(Path root, ImageTree tree) {
    this.root = root;
    this.tree = tree;
  }

  /**
   * Everything in a folder.
   *
   * @throws InvalidData if it is not laid out as it should be, or cannot be read
   */
  static ImageListing of(Path root) {
    try {
      return new ImageScan(root, new ImageTree(root)).listing();
    } catch (IOException e) {
      throw ByteSource.unreadable(root.toString(), e);
    }
  }

  private ImageListing listing() {
    parts().forEach((part, folder) -> found.put(part, classes(folder)));
    refuseForeign();
    List<String> classes = List.copyOf(part(Part.TRAIN).keySet());
    checkClasses(classes);
    List<ListedImage> images = new ArrayList<>();
    for (SortedMap<String, List<ListedImage>> part : found.values()) {
      for (int label = 0; label < classes.size(); label++) {
        for (ListedImage image : part.getOrDefault(classes.get(label), List.of())) {
          images.add(image.labelled(label));
        }
      }
    }
    return new ImageListing(classes, images, counted(), tree.skipped());
  }

  /** A class may be called {@code train}; then it holds pictures and no folders. */
  private Map<Part, Path> parts() {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    for (Path folder : tree.folders(root)) {
      Part part = PARTS.get(ImageTree.fileName(folder));
      if (part != null && tree.hasFolders(folder)) {
        Path other = parts.put(part, folder);
        if (other != null) {
          throw new InvalidData(
              root
                  + " has both "
                  + tree.name(other)
                  + " and "
                  + tree.name(folder)
                  + ": expected one folder of validation pictures.");
        }
      }
    }
    if (parts.isEmpty()) {
      return Map.of(Part.TRAIN, root);
    }
    if (!parts.containsKey(Part.TRAIN)) {
      throw new InvalidData(
          root
              + " has a folder "
              + tree.name(parts.values().iterator().next())
              + " and none named train: expected train, validation and test, or a folder for each"
              + " class.");
    }
    return parts;
  }

  private SortedMap<String, List<ListedImage>> classes(Path folder) {
    SortedMap<String, List<ListedImage>> classes = new TreeMap<>(ImageTree.BY_CODE_POINTS);
    for (Path each : tree.folders(folder)) {
      classes.put(ImageTree.fileName(each), tree.pictures(each));
    }
    return classes;
  }

  private void refuseForeign() {
    List<String> foreign = tree.foreign();
    if (!foreign.isEmpty()) {
      throw new InvalidData(
          root
              + " holds pictures of a format that is not read: "
              + some(foreign)
              + "; expected JPEG, PNG, GIF or BMP, so convert or remove them.");
    }
  }

  private void checkClasses(List<String> classes) {
    if (classes.size() < 2) {
      throw new InvalidData(
          root
              + " has "
              + (classes.isEmpty() ? "no class" : "one class, " + classes.get(0))
              + ": expected a folder for each class, two at least, in it or in its folder train.");
    }
    found.forEach((part, pictures) -> checkPart(part, pictures, classes));
    long images =
        found.values().stream().flatMap(p -> p.values().stream()).mapToLong(List::size).sum();
    if (images > MOST_IMAGES) {
      throw new InvalidData(
          root + " holds " + images + " pictures: expected at most " + MOST_IMAGES + ".");
    }
  }

  private void checkPart(
      Part part, SortedMap<String, List<ListedImage>> pictures, List<String> classes) {
    List<String> empty =
        classes.stream().filter(name -> pictures.getOrDefault(name, List.of()).isEmpty()).toList();
    List<String> more = pictures.keySet().stream().filter(name -> !classes.contains(name)).toList();
    if (!empty.isEmpty()) {
      throw new InvalidData(
          root
              + " has no "
              + word(part)
              + " pictures of "
              + some(empty)
              + ": expected some of each class in each part; add them or remove the class.");
    }
    if (!more.isEmpty()) {
      throw new InvalidData(
          root
              + " has "
              + word(part)
              + " pictures of "
              + some(more)
              + ", which has no training pictures: add some or remove the class.");
    }
  }

  private Parts counted() {
    return new Parts(count(Part.TRAIN), count(Part.VALIDATION), count(Part.TEST));
  }

  private int count(Part part) {
    return part(part).values().stream().mapToInt(Collection::size).sum();
  }

  private SortedMap<String, List<ListedImage>> part(Part part) {
    return found.getOrDefault(part, new TreeMap<>());
  }

  private static String word(Part part) {
    return switch (part) {
      case TRAIN -> "training";
      case VALIDATION -> "validation";
      case TEST -> "test";
    };
  }

  /** The first of many names. */
  static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
