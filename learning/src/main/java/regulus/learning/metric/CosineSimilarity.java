package regulus.learning.metric;

import java.util.List;
import regulus.learning.setting.Kind;

/**
 * The cosine of the angle between outputs and one-hot labels, the mean over examples: the true
 * class' output divided by the length of all of an example's; for one output per class.
 *
 * @param name {@code cosine_similarity} unless the study says otherwise
 */
public record CosineSimilarity(String name) implements Metric {
  public static final Kind<CosineSimilarity> KIND =
      new Kind<>(
          "cosine_similarity",
          "CosineSimilarity",
          CosineSimilarity.class,
          List.of(MetricName.setting("cosine_similarity")),
          values -> new CosineSimilarity(values.text(MetricName.SETTING)),
          "The cosine between outputs and one-hot labels; one output per class.");

  /** As in Keras, shorter outputs count as of this length. */
  private static final double SHORTEST = 1e-7;

  public CosineSimilarity {
    MetricName.check(name);
  }

  @Override
  public void check(int outputs) {
    Decisions.requireSeveral(this, outputs);
  }

  @Override
  public Accumulator start(int outputs) {
    return new Cosines(outputs);
  }

  /** Mutable: grows with every batch. */
  private static final class Cosines implements Accumulator {
    private final int outputs;
    private double sum;
    private long examples;

    Cosines(int outputs) {
      this.outputs = outputs;
    }

    @Override
    public void add(float[] predictions, int[] labels, int count) {
      for (int i = 0; i < count; i++) {
        double squares = 0;
        for (int column = 0; column < outputs; column++) {
          double output = predictions[i * outputs + column];
          squares += output * output;
        }
        sum += predictions[i * outputs + labels[i]] / Math.max(SHORTEST, Math.sqrt(squares));
      }
      examples += count;
    }

    @Override
    public double value() {
      return examples == 0 ? 0 : sum / examples;
    }
  }
}
