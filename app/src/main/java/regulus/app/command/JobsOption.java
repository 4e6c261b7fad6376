package regulus.app.command;

import picocli.CommandLine.Option;

/** {@code --jobs}. */
final class JobsOption {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = JobsConverter.class,
      description = "Train so many trials at a time, each on one core; all cores by default.")
  int jobs = Runtime.getRuntime().availableProcessors();
}
