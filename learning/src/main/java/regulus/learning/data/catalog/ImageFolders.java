package regulus.learning.data.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regulus.learning.data.DataSource;
import regulus.learning.data.InvalidData;
import regulus.learning.data.catalog.Found.Where;
import regulus.learning.data.file.DecodedImages;
import regulus.learning.data.file.ImageFolder;
import regulus.learning.image.ImageForm;

/**
 * Folders of pictures that a study file names: relative to the working folder, or else to the roots
 * of the known data sets. Decoded pixels are kept in the user's cache.
 */
final class ImageFolders {
  private final DataRoots roots;

  ImageFolders(DataRoots roots) {
    this.roots = roots;
  }

  Found find(DataSource.ImageFolder source) {
    Path folder = NamedFolder.path(source.folder());
    return in(Optional.of(folder), Where.FILE, source)
        .or(() -> in(roots.given().map(root -> root.resolve(folder)), Where.GIVEN, source))
        .or(() -> in(roots.environment().map(r -> r.resolve(folder)), Where.ENVIRONMENT, source))
        .or(() -> in(Optional.of(roots.cache().resolve(folder)), Where.CACHE, source))
        .orElseThrow(() -> absent(folder));
  }

  /** All that lie in the roots, of those with the same name the first. */
  List<ListedFolder> list() {
    Map<String, ListedFolder> listed = new TreeMap<>();
    roots.given().ifPresent(root -> list(root, Where.GIVEN, listed));
    roots.environment().ifPresent(root -> list(root, Where.ENVIRONMENT, listed));
    list(roots.cache(), Where.CACHE, listed);
    return List.copyOf(listed.values());
  }

  private static void list(Path root, Where where, Map<String, ListedFolder> listed) {
    for (Path folder : ImageFolder.likely(root)) {
      String name = String.valueOf(folder.getFileName());
      listed.computeIfAbsent(name, key -> listing(key, where, folder));
    }
  }

  private static ListedFolder listing(String name, Where where, Path folder) {
    DataSource.ImageFolder source = DataSource.ImageFolder.of(name, ImageForm.of(1, 1));
    try {
      return new ListedFolder(
          name,
          where,
          ImageFolder.in(folder, source, new DecodedImages(Optional.empty()))
              .map(ImageFolder::describe),
          Optional.empty());
    } catch (InvalidData problem) {
      return new ListedFolder(name, where, Optional.empty(), Optional.of(problem));
    }
  }

  private Optional<Found> in(Optional<Path> place, Where where, DataSource.ImageFolder source) {
    DecodedImages decoded = new DecodedImages(Optional.of(roots.cache().resolve("decoded")));
    return place
        .flatMap(folder -> ImageFolder.in(folder, source, decoded))
        .map(images -> new Found(images, where, Optional.empty()));
  }

  private InvalidData absent(Path folder) {
    return new InvalidData(
        folder
            + " is not there: expected a folder of pictures, here or under --data, "
            + DataRoots.VARIABLE
            + " or "
            + roots.cache()
            + ".");
  }
}
