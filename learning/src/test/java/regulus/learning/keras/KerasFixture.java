package regulus.learning.keras;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Files that Keras wrote, taken apart and put together again.
 *
 * @param entries by name
 */
record KerasFixture(Map<String, byte[]> entries) {
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.weights.h5";

  static KerasFixture named(String name) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file(name).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return new KerasFixture(entries);
  }

  static Path file(String name) {
    try {
      String place = "/parity/keras/files/" + name + ".keras";
      return Path.of(Objects.requireNonNull(KerasFixture.class.getResource(place)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String config() {
    return new String(Objects.requireNonNull(entries.get(CONFIG)), StandardCharsets.UTF_8);
  }

  KerasFixture with(String entry, byte[] content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.put(entry, content);
    return new KerasFixture(changed);
  }

  KerasFixture withConfig(String json) {
    return with(CONFIG, json.getBytes(StandardCharsets.UTF_8));
  }

  Path write(Path file) throws IOException {
    return zip(entries, file);
  }

  static Path zip(Map<String, byte[]> entries, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
