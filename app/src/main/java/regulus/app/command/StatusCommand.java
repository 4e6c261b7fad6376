package regulus.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import regulus.app.terminal.Console;
import regulus.app.text.Columns;
import regulus.app.text.Json;
import regulus.app.text.Phrase;
import regulus.study.TrialResult.State;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Planned;
import regulus.study.record.RecordedTrial;
import regulus.study.record.RunFolder;
import regulus.study.result.StudyStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code regulus status}. */
@Command(name = "status", description = "Say how far a run is, also while it runs.")
public final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin RunFolderArgument argument = new RunFolderArgument();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  public StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunFolder folder = argument.folder();
    StudyStatus status = StudyStatus.read(folder);
    RecordedStudy study = RecordedStudy.read(folder);
    if (json.json) {
      console.say(Json.text(json(status, study)));
    } else {
      console.say(headline(status));
      Columns columns = new Columns();
      study.plan().forEach(planned -> columns.row(row(planned, trial(study, planned))));
      columns.lines().forEach(console::say);
    }
    return ExitCode.DONE.number();
  }

  private static RecordedTrial trial(RecordedStudy study, Planned planned) {
    return study.trial(planned.trial()).orElseThrow();
  }

  private static String headline(StudyStatus status) {
    List<String> parts = new ArrayList<>();
    parts.add(status.name());
    parts.add(counts(status.counts()));
    parts.add(
        status.holder().isPresent()
            ? "running as process " + status.holder().getAsLong()
            : "not running now");
    status
        .left()
        .ifPresent(left -> parts.add("about " + Phrase.roughly(left.toMillis() / 1e3) + " left"));
    return String.join(" · ", parts);
  }

  /** {@code 7 of 15 trials done, 2 running, 1 failed, 5 pending}. */
  private static String counts(Map<State, Integer> counts) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    String done =
        counts.getOrDefault(State.DONE, 0) + " of " + Phrase.counted(all, "trial") + " done";
    return Stream.of(State.RUNNING, State.FAILED, State.PENDING)
        .filter(state -> counts.getOrDefault(state, 0) > 0)
        .map(state -> ", " + counts.get(state) + " " + word(state))
        .collect(Collectors.joining("", done, ""));
  }

  private static List<String> row(Planned planned, RecordedTrial trial) {
    return List.of(
        "  " + planned.variant(),
        (trial.identity().role() == Role.FINAL ? "final, " : "")
            + TrialSpec.repetition(trial.identity().seed(), trial.identity().fold()),
        word(trial.state()),
        epochs(trial),
        trial.failure().orElseGet(() -> figures(trial)));
  }

  /** A final model that is the one that its seed trained has no epochs of its own. */
  private static String epochs(RecordedTrial trial) {
    int done = trial.progress().history().size();
    return done == 0 && trial.state() == State.DONE
        ? "as trained"
        : "epoch " + done + "/" + trial.identity().epochs();
  }

  /** Of the kept weights, or of the last epoch while it trains. */
  private static String figures(RecordedTrial trial) {
    String prefix = trial.identity().role() == Role.FINAL ? "test_" : "val_";
    return evaluated(trial).entrySet().stream()
        .map(figure -> prefix + figure.getKey() + " " + Phrase.figure(figure.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static Map<String, Double> evaluated(RecordedTrial trial) {
    return trial
        .outcome()
        .map(outcome -> outcome.evaluated())
        .orElseGet(
            () ->
                trial.progress().history().size() == 0
                    ? Map.of()
                    : trial.progress().history().last().validation());
  }

  private static JsonNode json(StudyStatus status, RecordedStudy study) {
    ObjectNode json = Json.object();
    json.put("study", status.name());
    json.put("process", status.holder().isPresent() ? status.holder().getAsLong() : null);
    json.put("seconds_left", status.left().map(left -> left.toMillis() / 1e3).orElse(null));
    ArrayNode trials = json.putArray("trials");
    study.plan().forEach(planned -> trials.add(json(planned, trial(study, planned))));
    return json;
  }

  private static JsonNode json(Planned planned, RecordedTrial trial) {
    ObjectNode json = Json.object();
    json.put("id", trial.id());
    json.put("variant", planned.variant());
    json.put("seed", trial.identity().seed());
    json.put("fold", trial.identity().fold() == TrialSpec.NO_FOLD ? null : trial.identity().fold());
    json.put("role", trial.identity().role().name().toLowerCase(Locale.ROOT));
    json.put("state", word(trial.state()));
    json.put("epochs", trial.progress().history().size());
    json.put("most_epochs", trial.identity().epochs());
    json.put("seconds", trial.progress().seconds());
    json.put("failure", trial.failure().orElse(null));
    ObjectNode figures =
        json.putObject(trial.identity().role() == Role.FINAL ? "test" : "validation");
    evaluated(trial).forEach(figures::put);
    return json;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
