package regulus.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import regulus.study.record.RunFolder;

/** The files of a run folder that must repeat byte for byte. */
final class RunBytes {
  private RunBytes() {}

  /** Results, weights, predictions and histories by their place in the folder. */
  static Map<String, String> of(RunFolder folder) {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.root())) {
      files
          .filter(file -> file.startsWith(folder.root().resolve("trials")) || isResult(file))
          .filter(Files::isRegularFile)
          .forEach(file -> bytes.put(folder.root().relativize(file).toString(), hexadecimal(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static boolean isResult(Path file) {
    return file.endsWith("results.json");
  }

  private static String hexadecimal(Path file) {
    try {
      return java.util.HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
