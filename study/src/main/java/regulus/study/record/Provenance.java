package regulus.study.record;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code provenance.json}: where results came from, and everything about them that another run
 * would not repeat: times, machine, versions, commands, openings of the test set.
 */
public final class Provenance {
  private Provenance() {}

  public static byte[] bytes(RecordedStudy recorded) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", recorded.facts().name());
    json.putObject("data")
        .put("dataset", recorded.facts().data().name())
        .put("fingerprint", recorded.facts().fingerprint());
    ArrayNode runs = json.putArray("runs");
    recorded.runs().forEach(run -> runs.add(run(run)));
    ArrayNode trials = json.putArray("trials");
    recorded.plan().forEach(planned -> trials.add(trial(recorded, planned)));
    ArrayNode openings = json.putArray("test_set_openings");
    recorded.openings().forEach(opening -> openings.add(opening(opening)));
    return JsonText.bytes(json);
  }

  /** When the test set was read, with which model, and why, if it had been read before. */
  public static ObjectNode opening(RecordedStudy.Opening opening) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", opening.at());
    json.put("variant", opening.variant());
    json.put("trial", opening.trial());
    opening.reason().ifPresent(reason -> json.put("reason", reason));
    return json;
  }

  private static ObjectNode run(RecordedStudy.Run run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("started", run.started());
    json.put("ended", run.ended().orElse(null));
    run.facts().forEach(json::put);
    return json;
  }

  private static ObjectNode trial(RecordedStudy recorded, RecordedStudy.Planned planned) {
    RecordedTrial trial = recorded.trial(planned.trial()).orElseThrow();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", trial.id())
        .put("variant", planned.variant())
        .put("seed", trial.identity().seed())
        .put("role", trial.identity().role().name().toLowerCase(Locale.ROOT))
        .put("state", trial.state().name().toLowerCase(Locale.ROOT))
        .put("seconds", Math.round(1000 * trial.progress().seconds()) / 1000.0);
  }
}
