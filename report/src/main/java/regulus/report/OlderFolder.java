package regulus.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.report.figure.Words;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.record.RunFolder;
import regulus.study.result.ResultsJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run folder that an older version wrote, which found out less.
 *
 * @param sections that {@code results.json} would have now
 * @param searched whether images were looked for that are there twice
 */
record OlderFolder(List<String> sections, boolean searched) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of a run that has ended; one that goes on lacks nothing. */
  static OlderFolder of(RunFolder folder, StudyResult result) {
    if (!Files.exists(folder.results()) || !result.trials().allMatch(OlderFolder::ended)) {
      return new OlderFolder(List.of(), true);
    }
    List<Outcome> outcomes = result.trials().flatMap(it -> it.outcome().stream()).toList();
    return new OlderFolder(
        missing(folder, result),
        outcomes.isEmpty() || outcomes.stream().anyMatch(it -> it.twins().isPresent()));
  }

  private static boolean ended(TrialResult trial) {
    return trial.done() || trial.state() == TrialResult.State.FAILED;
  }

  private static List<String> missing(RunFolder folder, StudyResult result) {
    try {
      JsonNode written = JSON.readTree(Files.readAllBytes(folder.results()));
      JsonNode now = JSON.readTree(ResultsJson.bytes(result));
      return now.propertyNames().stream().filter(name -> !written.has(name)).toList();
    } catch (IOException | JacksonException unreadable) {
      return List.of();
    }
  }

  /** What the next run adds; none where nothing is missing. */
  Optional<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!sections.isEmpty()) {
      missing.add("results.json has no " + Words.and(sections));
    }
    if (!searched) {
      missing.add("nobody has looked for images that are there twice");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "This folder was written by an older version: "
                + String.join(", and ", missing)
                + "; the next run of the study in it adds that without training anything again."
                + " What this page says is computed anew.");
  }
}
