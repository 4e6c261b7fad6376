package regulus.learning.data.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.data.catalog.Found.Where;
import regulus.learning.data.file.StoredSet;
import regulus.learning.setting.Suggestion;

/**
 * Finds data sets and opens them. A known one is looked for under the root given on the command
 * line, under that of the environment and in the cache, and downloaded into the cache if it is
 * nowhere; a download is announced in one line.
 */
public final class DataSets {
  private final DataRoots roots;
  private final List<KnownSet> known;
  private final Consumer<String> notices;
  private final Download download;

  /**
   * @param notices receives a line about each download
   */
  public DataSets(DataRoots roots, Consumer<String> notices) {
    this(roots, KnownSets.ALL, notices);
  }

  DataSets(DataRoots roots, List<KnownSet> known, Consumer<String> notices) {
    this.roots = roots;
    this.notices = notices;
    this.known = List.copyOf(known);
    this.download = new Download(roots.cache(), notices);
  }

  /** The names that {@link DataSource.Known} can have. */
  public List<String> names() {
    return Stream.concat(known.stream().map(KnownSet::name), Stream.of(SmallFashionMnist.NAME))
        .toList();
  }

  /**
   * What a data set is like; reads headers only and downloads nothing: of a known data set that is
   * not here it says what the official one is like.
   *
   * @throws InvalidData if there is no such data set or its files do not fit together
   */
  public DatasetInfo describe(DataSource source) {
    return find(source)
        .map(found -> found.set().describe())
        .orElseGet(() -> official(source).info());
  }

  /**
   * Looks at the headers of all its files, of a folder of pictures each picture's; decodes and
   * downloads nothing.
   *
   * @throws InvalidData naming files that make no sense
   */
  public void checkHeaders(DataSource source) {
    find(source).ifPresent(found -> found.set().checkHeaders());
  }

  /**
   * All of a data set, decoded; downloads a known one that is not here. Files that were passed over
   * are announced in one line.
   *
   * @throws InvalidData if it cannot be had, or its files are broken or not what they say
   */
  public Dataset open(DataSource source) {
    StoredSet set = find(source).orElseGet(() -> fetch(official(source))).set();
    DatasetInfo info = set.describe();
    Skipped.sentence(info.name(), set.skipped()).ifPresent(notices);
    return set.read();
  }

  /**
   * Where a data set lies; empty for a known one that is not here.
   *
   * @throws InvalidData if there is no such data set, or a folder that was named lacks its files
   */
  public Optional<Found> find(DataSource source) {
    if (source instanceof DataSource.IdxFolder folder) {
      return Optional.of(Found.named(NamedFolder.idx(folder)));
    }
    if (source instanceof DataSource.CifarFolder folder) {
      return Optional.of(Found.named(NamedFolder.cifar(folder)));
    }
    if (source instanceof DataSource.ImageFolder images) {
      return Optional.of(new ImageFolders(roots).find(images));
    }
    return isShipped(source) ? Optional.of(SmallFashionMnist.found()) : look(official(source));
  }

  /** Every known data set, here or not. */
  public List<Listing> list() {
    return names().stream().map(DataSource.Known::new).map(this::listing).toList();
  }

  /** Every folder of pictures in the roots, without looking into a picture. */
  public List<ListedFolder> folders() {
    return new ImageFolders(roots).list();
  }

  /**
   * Reads all of a data set, but downloads nothing.
   *
   * @throws InvalidData if it is not here, or its files are broken or not what they say
   */
  public DataCheck check(DataSource source) {
    return DataCheck.of(find(source).orElseThrow(() -> absent(official(source))));
  }

  private Listing listing(DataSource.Known source) {
    Optional<KnownSet> set = known.stream().filter(k -> k.name().equals(source.name())).findFirst();
    String licence = set.map(KnownSet::publication).orElse(SmallFashionMnist.PUBLICATION).licence();
    try {
      return new Listing(describe(source), licence, find(source), Optional.empty());
    } catch (InvalidData e) {
      DatasetInfo info = set.orElseThrow(() -> e).info();
      return new Listing(info, licence, Optional.empty(), Optional.of(e));
    }
  }

  private static boolean isShipped(DataSource source) {
    return source.equals(new DataSource.Known(SmallFashionMnist.NAME));
  }

  /** The known data set that a source names. */
  private KnownSet official(DataSource source) {
    String name = source instanceof DataSource.Known k ? k.name() : "";
    return known.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private InvalidData unknown(String name) {
    return new InvalidData(
        "Invalid dataset: expected one of "
            + String.join(", ", names())
            + ", received '"
            + name
            + "'."
            + Suggestion.sentence(name, names()));
  }

  private Optional<Found> look(KnownSet set) {
    return under(roots.given(), Where.GIVEN, set)
        .or(() -> under(roots.environment(), Where.ENVIRONMENT, set))
        .or(() -> set.under(roots.cache(), Where.CACHE));
  }

  private static Optional<Found> under(Optional<Path> root, Where where, KnownSet set) {
    root.ifPresent(folder -> checkFolder(folder, where));
    return root.flatMap(folder -> set.under(folder, where));
  }

  private static void checkFolder(Path folder, Where where) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidData(
          where.label()
              + " names "
              + folder
              + ", which is not a folder: name the folder that holds the data sets.");
    }
  }

  private Found fetch(KnownSet set) {
    download.fetch(set);
    return set.under(roots.cache(), Where.CACHE).orElseThrow(() -> absent(set));
  }

  private InvalidData absent(KnownSet set) {
    return new InvalidData(
        set.name()
            + " is not here: expected it in a folder "
            + set.folders().get(0)
            + " under --data, "
            + DataRoots.VARIABLE
            + " or "
            + roots.cache()
            + "; a run that needs it downloads it.");
  }
}
