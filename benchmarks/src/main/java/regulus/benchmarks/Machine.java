package regulus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What figures are about: nothing is said without it. */
final class Machine {
  private static final double KIB_PER_MIB = 1 << 10;
  private static final double KIB_PER_GIB = 1 << 20;

  private Machine() {}

  /** Processor, cores, memory, system and Java, in one line. */
  static String text() {
    return String.format(
        Locale.ROOT,
        "Machine: %s, %d cores, %s, %s %s, Java %s; load before: %s",
        line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
        cores(),
        line("/proc/meminfo", "MemTotal")
            .map(kib -> Math.round(number(kib) / KIB_PER_GIB) + " GiB")
            .orElse("memory unknown"),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        lines("/proc/loadavg").stream().findFirst().map(Machine::firstWord).orElse("unknown"));
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** A figure of a process in MiB, such as {@code VmRSS} or {@code VmHWM}; empty off Linux. */
  static Optional<Double> mebibytes(String process, String figure) {
    return line("/proc/" + process + "/status", figure).map(kib -> number(kib) / KIB_PER_MIB);
  }

  private static double number(String words) {
    return Double.parseDouble(firstWord(words));
  }

  private static String firstWord(String words) {
    int space = words.indexOf(' ');
    return space < 0 ? words : words.substring(0, space);
  }

  private static Optional<String> line(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException notLinux) {
      return List.of();
    }
  }
}
