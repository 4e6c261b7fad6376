package regulus.study.result;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regulus.study.StudyResult;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialResult.TwinCount;
import regulus.study.TrialSpec.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** In {@code results.json}: evaluated images that trials had seen before. */
final class DuplicatesJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DuplicatesJson() {}

  /** One entry for each trial of which it is known, in the study's order. */
  static ArrayNode of(StudyResult result) {
    ArrayNode json = NODES.arrayNode();
    Set<String> seen = new LinkedHashSet<>();
    result
        .trials()
        .filter(trial -> seen.add(trial.trial().id()))
        .forEach(
            trial ->
                trial
                    .outcome()
                    .ifPresent(
                        outcome ->
                            outcome
                                .twins()
                                .ifPresent(found -> json.add(entry(trial, outcome, found)))));
    return json;
  }

  private static ObjectNode entry(TrialResult trial, Outcome outcome, TwinCount found) {
    int images = outcome.evaluatedExamples();
    int others = found.others(images);
    ObjectNode json = NODES.objectNode();
    json.put("trial", trial.trial().id());
    json.put("variant", trial.trial().variant());
    json.put("part", trial.trial().role() == Role.FINAL ? "test" : "validation");
    json.put("images", images);
    json.put("exact", found.exact());
    json.put("near", found.near());
    json.set("accuracy", share(found.rightAmong() + found.rightOthers(), images));
    json.set("accuracy_without", share(found.rightOthers(), others));
    return json;
  }

  private static @Nullable JsonNode share(int right, int images) {
    return ResultsJson.number(
        images == 0 ? Optional.empty() : Optional.of((double) right / images));
  }
}
