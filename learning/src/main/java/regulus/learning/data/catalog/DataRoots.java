package regulus.learning.data.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders in which known data sets are looked for, in this order.
 *
 * @param given by {@code --data}
 * @param environment by {@code REGULUS_DATA}
 * @param cache of the user; need not exist, downloads are kept there
 */
public record DataRoots(Optional<Path> given, Optional<Path> environment, Path cache) {
  public static final String VARIABLE = "REGULUS_DATA";

  /** All of them that there are, in order. */
  public List<Path> folders() {
    return Stream.of(given, environment, Optional.of(cache)).flatMap(Optional::stream).toList();
  }

  /** Those of this process. */
  public static DataRoots of(Optional<Path> given) {
    return of(given, System.getenv(), System.getProperty("os.name", ""), home());
  }

  /**
   * Those of a described process.
   *
   * @param system as Java calls the operating system
   */
  static DataRoots of(
      Optional<Path> given, Map<String, String> variables, String system, Path home) {
    return new DataRoots(given, path(variables, VARIABLE), cache(variables, system, home));
  }

  private static Path cache(Map<String, String> variables, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    Path usual =
        name.startsWith("mac")
            ? home.resolve("Library/Caches")
            : name.startsWith("windows")
                ? path(variables, "LOCALAPPDATA").orElse(home.resolve("AppData/Local"))
                : home.resolve(".cache");
    return path(variables, "XDG_CACHE_HOME")
        .filter(Path::isAbsolute)
        .orElse(usual)
        .resolve("regulus");
  }

  private static Optional<Path> path(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "."));
  }
}
