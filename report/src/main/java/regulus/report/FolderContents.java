package regulus.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regulus.learning.storage.Predictions;
import regulus.report.page.Fact;
import regulus.report.page.ReportSource.Documents;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.record.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the report reads from a run folder: predictions, the study file, provenance. Each may be
 * missing, as while a study runs.
 */
record FolderContents(RunFolder folder) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The answers on the test set of every finished final trial, by the trial's id. */
  Map<String, Predictions> tests(StudyResult result) {
    Map<String, Predictions> tests = new TreeMap<>();
    result.finals().stream()
        .flatMap(last -> last.trials().stream())
        .filter(trial -> trial.state() == TrialResult.State.DONE)
        .map(trial -> trial.trial().id())
        .forEach(
            id -> {
              Path file = folder.trial(id).resolve("test.safetensors");
              if (Files.exists(file)) {
                tests.put(id, Predictions.read(file));
              }
            });
    return tests;
  }

  Documents documents() {
    return new Documents(text(folder.study()), provenance(), "regulus run " + folder.study());
  }

  private List<Fact> provenance() {
    List<Fact> facts = new ArrayList<>();
    text(folder.provenance()).ifPresent(json -> flatten("", tree(json), facts));
    return facts;
  }

  private static void flatten(String name, JsonNode node, List<Fact> facts) {
    if (node.isObject()) {
      node.forEachEntry(
          (key, value) -> flatten(name.isEmpty() ? key : name + " " + key, value, facts));
    } else if (!node.isNull()) {
      facts.add(
          new Fact(name.replace('_', ' '), node.isValueNode() ? node.asString() : node.toString()));
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException broken) {
      return JSON.createObjectNode().put("provenance", "not readable");
    }
  }

  private Optional<String> text(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
