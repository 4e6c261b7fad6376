package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;

/**
 * The fraction of examples whose decision is right, {@code accuracy} as Keras' {@code compile}
 * resolves it: with a single output, class 1 is decided above 0.5 (exactly 0.5 is class 0); with
 * several, the class of the largest output, the first of equal ones.
 *
 * @param name {@code accuracy} unless the study says otherwise
 */
public record Accuracy(String name) implements Metric {
  public static final Kind<Accuracy> KIND =
      new Kind<>(
          "accuracy",
          "Accuracy",
          Accuracy.class,
          List.of(MetricName.setting("accuracy")),
          values -> new Accuracy(values.text(MetricName.SETTING)),
          "The fraction of images whose decision is right: above 0.5 with a single output, the largest of several.");

  public Accuracy {
    MetricName.check(name);
  }

  @Override
  public Accumulator start(int outputs) {
    return new HitRate(outputs, outputs == 1 ? Decisions.binary(0.5) : Decisions.largest(outputs));
  }
}
