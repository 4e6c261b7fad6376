package regulus.learning.data.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import regulus.learning.data.InvalidData;
import regulus.learning.data.file.ImageListing.ListedImage;

/**
 * The folders and files below a folder, as far as they may be followed: links lead to files inside
 * it and nowhere else, and hidden names count as not there. Mutable: it remembers what it passed
 * over.
 */
final class ImageTree {
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib");
  private static final Set<String> OTHER_PICTURES =
      Set.of("webp", "tif", "tiff", "heic", "heif", "avif", "jp2", "jxl", "svg", "ico", "psd");
  private static final int MOST_DEPTH = 32;

  /** As Keras sorts names: by code points, whose order UTF-8 keeps. */
  static final Comparator<String> BY_CODE_POINTS =
      Comparator.comparing(
          (String name) -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final Path root;
  private final Path real;
  private final List<String> skipped = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();

  ImageTree(Path root) throws IOException {
    this.root = root;
    this.real = root.toRealPath();
  }

  /** Files that are no pictures, by name. */
  List<String> skipped() {
    return skipped.stream().distinct().sorted(BY_CODE_POINTS).toList();
  }

  /** Pictures of formats that are not read, by name. */
  List<String> foreign() {
    return foreign.stream().sorted(BY_CODE_POINTS).toList();
  }

  /** The folders in a folder, in order; pictures that lie beside them are passed over. */
  List<Path> folders(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        refuseLink(entry);
        folders.add(entry);
      } else if (PICTURES.contains(ending(entry)) || OTHER_PICTURES.contains(ending(entry))) {
        skipped.add(name(entry));
      }
    }
    return folders;
  }

  boolean hasFolders(Path folder) {
    return entries(folder).stream().anyMatch(Files::isDirectory);
  }

  /**
   * Whether there are class folders in it, or in its part {@code train}, with a picture in each.
   */
  boolean looksLikePictures(Path folder) {
    Path train = folder.resolve("train");
    List<Path> classes = subfolders(subfolders(train).isEmpty() ? folder : train);
    return classes.size() > 1 && classes.stream().allMatch(ImageTree::hasPictures);
  }

  private static List<Path> subfolders(Path folder) {
    return Files.isReadable(folder) && Files.isDirectory(folder)
        ? entries(folder).stream().filter(Files::isDirectory).toList()
        : List.of();
  }

  private static boolean hasPictures(Path folder) {
    return Files.isReadable(folder)
        && entries(folder).stream()
            .anyMatch(entry -> PICTURES.contains(ending(entry)) && !Files.isDirectory(entry));
  }

  /** All pictures in a folder and in the folders in it, in order. */
  List<ListedImage> pictures(Path folder) {
    List<ListedImage> pictures = new ArrayList<>();
    collect(folder, 0, pictures);
    return pictures;
  }

  /** As a message calls it: its place in the folder, with slashes on every system. */
  String name(Path entry) {
    return root.relativize(entry).toString().replace('\\', '/');
  }

  private void collect(Path folder, int depth, List<ListedImage> pictures) {
    if (depth > MOST_DEPTH) {
      throw new InvalidData(folder + " lies deeper than " + MOST_DEPTH + " folders: move it up.");
    }
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        refuseLink(entry);
        collect(entry, depth + 1, pictures);
      } else if (PICTURES.contains(ending(entry))) {
        pictures.add(listed(entry));
      } else {
        (OTHER_PICTURES.contains(ending(entry)) ? foreign : skipped).add(name(entry));
      }
    }
  }

  private ListedImage listed(Path file) {
    try {
      if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(real)) {
        throw new InvalidData(
            file + " is a link that leads out of the folder: put the picture itself there.");
      }
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      if (!facts.isRegularFile()) {
        throw new InvalidData(file + " is no plain file: remove it.");
      }
      return new ListedImage(
          file, name(file), -1, facts.size(), facts.lastModifiedTime().toMillis());
    } catch (IOException e) {
      throw ByteSource.unreadable(file.toString(), e);
    }
  }

  private static void refuseLink(Path folder) {
    if (Files.isSymbolicLink(folder)) {
      throw new InvalidData(folder + " is a link to a folder: put the folder itself there.");
    }
  }

  private static List<Path> entries(Path folder) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      List<Path> entries = new ArrayList<>();
      for (Path entry : stream) {
        if (!fileName(entry).startsWith(".")) {
          entries.add(entry);
        }
      }
      entries.sort(Comparator.comparing(ImageTree::fileName, BY_CODE_POINTS));
      return entries;
    } catch (IOException e) {
      throw ByteSource.unreadable(folder.toString(), e);
    }
  }

  static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String ending(Path file) {
    String name = fileName(file);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
