package regulus.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that is measured from outside.
 *
 * @param command the program and its arguments
 * @param folder where it starts
 * @param own whether it keeps the settings that this process started with; others run as their
 *     users run them
 */
record ChildProcess(List<String> command, Path folder, boolean own) {
  private static final List<String> SETTINGS =
      List.of(
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TRIM_THRESHOLD_",
          "MALLOC_TOP_PAD_",
          "OPENBLAS_NUM_THREADS");

  /**
   * @param status its exit code
   * @param output its standard output
   */
  record Ended(int status, String output) {}

  Ended run() throws InterruptedException {
    try {
      Process process = builder().redirectError(Redirect.DISCARD).start();
      byte[] output = process.getInputStream().readAllBytes();
      return new Ended(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Ended(-1, "");
    }
  }

  /** Starts it and lets it print where this process prints. */
  Process start() {
    try {
      return builder().redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    if (!own) {
      builder.environment().keySet().removeAll(SETTINGS);
    }
    return builder;
  }
}
