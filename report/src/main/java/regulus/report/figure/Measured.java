package regulus.report.figure;

import java.util.List;
import java.util.Optional;
import regulus.statistics.Summary;

/**
 * One figure of one variant over its finished trials.
 *
 * @param monitor {@code val_accuracy}, {@code loss}, …
 * @param values one per finished trial, in the trials' order
 * @param best whether no other variant's mean is better; only for validation figures
 */
public record Measured(String monitor, List<Double> values, boolean best) {
  public Measured {
    values = List.copyOf(values);
  }

  public Optional<Double> mean() {
    return summary().map(Summary::mean);
  }

  /** Mean, spread and interval; none before a trial has finished. */
  public Optional<Summary> summary() {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** {@code 0.9171}, or a dash where nothing has finished. */
  public String meanText() {
    return mean().map(Numbers::figure).orElse("–");
  }

  /** {@code ± 0.0012}; empty for fewer than two. */
  public String spreadText() {
    return summary()
        .filter(summary -> summary.n() > 1)
        .map(summary -> "± " + Numbers.figure(summary.sd()))
        .orElse("");
  }
}
