package regulus.study.tensorboard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regulus.learning.storage.WireMessage;
import regulus.study.TrialSpec;

/**
 * Messages of TensorBoard's HParams page: what is compared, and what one trial's settings are. The
 * trials of a variant are one group, whose figures are shown as means. The numbers are those of the
 * fields in the plugin's {@code plugin_data.proto} and {@code api.proto}.
 *
 * @param events of one moment
 * @param settings of all variants
 */
record HparamEvents(Events events, Hyperparameters settings) {
  private static final int STRING = 1;
  private static final int BOOLEAN = 2;
  private static final int REAL = 3;

  private static final int EXPERIMENT = 2;
  private static final int SESSION_START = 3;
  private static final int SESSION_END = 4;

  /**
   * What the page compares.
   *
   * @param figures {@code loss} and the metrics' names
   */
  byte[] experiment(List<String> figures) {
    WireMessage experiment = new WireMessage().real(3, events.wallTime());
    settings.names().forEach(name -> experiment.message(4, info(name)));
    for (String group : List.of("validation", "train")) {
      figures.forEach(figure -> experiment.message(5, metric(group, figure)));
    }
    return events.hparams(
        "_hparams_/experiment", new WireMessage().message(EXPERIMENT, experiment));
  }

  /** What one trial's settings are. */
  byte[] start(TrialSpec trial) {
    WireMessage session = new WireMessage();
    Map<String, Object> values = settings.values().getOrDefault(trial.variant(), Map.of());
    values.forEach(
        (name, value) ->
            session.message(1, new WireMessage().text(1, name).message(2, value(value))));
    session.text(4, trial.variant()).real(5, events.wallTime());
    return events.hparams(
        "_hparams_/session_start_info", new WireMessage().message(SESSION_START, session));
  }

  byte[] end(boolean success) {
    WireMessage session = new WireMessage().number(1, success ? 1 : 2).real(2, events.wallTime());
    return events.hparams(
        "_hparams_/session_end_info", new WireMessage().message(SESSION_END, session));
  }

  private WireMessage info(String name) {
    Set<Object> values = settings.of(name);
    int type = type(values);
    WireMessage info = new WireMessage().text(1, name).number(4, type);
    if (type == REAL) {
      var range = values.stream().mapToDouble(HparamEvents::number).summaryStatistics();
      WireMessage interval = new WireMessage().real(1, range.getMin()).real(2, range.getMax());
      return info.message(6, interval);
    }
    WireMessage discrete = new WireMessage();
    shown(values, type).forEach(value -> discrete.message(1, value(value)));
    return info.message(5, discrete);
  }

  private static Set<Object> shown(Set<Object> values, int type) {
    Set<Object> shown = new LinkedHashSet<>();
    values.forEach(value -> shown.add(type == BOOLEAN ? value : value.toString()));
    return shown;
  }

  private static int type(Set<Object> values) {
    return values.stream().allMatch(Double.class::isInstance)
        ? REAL
        : values.stream().allMatch(Boolean.class::isInstance) ? BOOLEAN : STRING;
  }

  private static double number(Object value) {
    return (Double) value;
  }

  /** A value of any type, as Protocol Buffers' {@code Value} has it. */
  private static WireMessage value(Object value) {
    return value instanceof Double number
        ? new WireMessage().real(2, number)
        : value instanceof Boolean flag
            ? new WireMessage().number(4, flag ? 1 : 0)
            : new WireMessage().text(3, value.toString());
  }

  private static WireMessage metric(String group, String figure) {
    WireMessage name = new WireMessage().text(1, group).text(2, "epoch_" + figure);
    String display = group.equals("train") ? "training " + figure : group + " " + figure;
    return new WireMessage().message(1, name).text(3, display);
  }
}
