package regulus.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine and the versions that a run is made with, for its record. */
final class Host {
  private Host() {}

  /** By name, in the order in which a person wants to read them. */
  static Map<String, String> facts(String command, int jobs) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("command", command);
    facts.put("jobs", Integer.toString(jobs));
    facts.put("regulus", version(Host.class));
    facts.put(
        "java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    processor().ifPresent(name -> facts.put("processor", name));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return facts;
  }

  private static String version(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("not packaged");
  }

  /** Linux says it; elsewhere the architecture has to do. */
  private static Optional<String> processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}
