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
 * @param renewed whether {@code results.json} says anything else than it would now
 */
record OlderFolder(List<String> sections, boolean searched, boolean renewed) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of a run that has ended; one that goes on lacks nothing. */
  static OlderFolder of(RunFolder folder, StudyResult result) {
    if (!Files.exists(folder.results()) || !result.trials().allMatch(OlderFolder::ended)) {
      return new OlderFolder(List.of(), true, false);
    }
    List<Outcome> outcomes = result.trials().flatMap(it -> it.outcome().stream()).toList();
    Optional<JsonNode> written = written(folder);
    JsonNode now = JSON.readTree(ResultsJson.bytes(result));
    return new OlderFolder(
        written.map(it -> missing(it, now)).orElse(List.of()),
        outcomes.isEmpty() || outcomes.stream().anyMatch(it -> it.twins().isPresent()),
        written.filter(it -> says(it, now)).isPresent());
  }

  private static boolean ended(TrialResult trial) {
    return trial.done() || trial.state() == TrialResult.State.FAILED;
  }

  private static Optional<JsonNode> written(RunFolder folder) {
    try {
      return Optional.of(JSON.readTree(Files.readAllBytes(folder.results())));
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private static List<String> missing(JsonNode written, JsonNode now) {
    return now.propertyNames().stream().filter(name -> !written.has(name)).toList();
  }

  /** Whether a section that both have says something else. */
  private static boolean says(JsonNode written, JsonNode now) {
    return now.propertyNames().stream()
        .anyMatch(name -> written.has(name) && !written.get(name).equals(now.get(name)));
  }

  /**
   * What the next run adds; none where nothing is missing.
   *
   * @param whole whether all saved answers are there: without them, figures differ for that reason
   */
  Optional<String> missing(boolean whole) {
    List<String> missing = new ArrayList<>();
    if (!sections.isEmpty()) {
      missing.add("results.json has no " + Words.and(sections));
    }
    if (!searched) {
      missing.add("nobody has looked for images that are there twice");
    }
    if (renewed && whole) {
      missing.add("results.json keeps the sentences and figures of the version that wrote it");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "This folder was written by an older version: "
                + String.join(", and ", missing)
                + "; the next run of the study in it adds and renews that without training anything"
                + " again."
                + " What this page says is computed anew.");
  }
}
