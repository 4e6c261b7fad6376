package regulus.learning.parity;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import regulus.learning.storage.SafeTensors;
import regulus.learning.storage.StoredArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code parity/make_fixtures.py} wrote. */
final class ParityFixture {
  private ParityFixture() {}

  /** All cases of one family, one test each. */
  static Stream<DynamicTest> tests(String family, Consumer<ParityCase> comparison) {
    return family(family).stream().map(c -> dynamicTest(c.toString(), () -> comparison.accept(c)));
  }

  /** All cases of one family. */
  static List<ParityCase> family(String family) {
    try (Stream<Path> files = Files.list(folder().resolve(family))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    URL url = Objects.requireNonNull(ParityFixture.class.getResource("/parity/keras"));
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ParityCase> read(Path file) {
    JsonNode fixture = JsonMapper.shared().readTree(file.toFile());
    Path beside = Path.of(file.toString().replace(".json", ".safetensors"));
    Map<String, StoredArray> arrays = Files.exists(beside) ? SafeTensors.read(beside) : Map.of();
    Map<String, Map<String, StoredArray>> byCase = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          int slash = name.indexOf('/');
          byCase
              .computeIfAbsent(name.substring(0, slash), key -> new LinkedHashMap<>())
              .put(name.substring(slash + 1), array);
        });
    List<ParityCase> cases = new ArrayList<>();
    for (JsonNode facts : fixture.get("cases")) {
      String name = facts.get("name").asString();
      cases.add(
          new ParityCase(
              fixture.get("kind").asString(), name, facts, byCase.getOrDefault(name, Map.of())));
    }
    return cases;
  }
}
