package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataRootsTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void cachesWhereTheSystemKeepsCaches() {
    assertThat(cache("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/regulus"));
    assertThat(cache("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Caches/regulus"));
    assertThat(cache("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Local/regulus"));
    assertThat(cache("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/regulus"));
  }

  @Test
  void followsXdgCacheHomeIfItIsAbsolute() {
    assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "/fast")))
        .isEqualTo(Path.of("/fast/regulus"));
    assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "fast")))
        .isEqualTo(HOME.resolve(".cache/regulus"));
  }

  @Test
  void takesTheEnvironmentsRootUnlessItIsBlank() {
    assertThat(roots("Linux", Map.of("REGULUS_DATA", "/data")).environment())
        .contains(Path.of("/data"));
    assertThat(roots("Linux", Map.of("REGULUS_DATA", " ")).environment()).isEmpty();
    assertThat(roots("Linux", Map.of()).environment()).isEmpty();
  }

  private static Path cache(String system, Map<String, String> variables) {
    return roots(system, variables).cache();
  }

  private static DataRoots roots(String system, Map<String, String> variables) {
    return DataRoots.of(Optional.empty(), variables, system, HOME);
  }
}
