package regulus.statistics.simulation;

import java.util.Optional;

/**
 * How a test did over many studies of one design and length.
 *
 * @param repetitions of each study
 * @param studies how many
 * @param wrong the share that called an equal variant different; 0.05 is what was asked for
 * @param power the share that called the better variant different
 * @param wronglyEquivalent the share that called the better variant equivalent within a margin as
 *     large as its true difference; none for tests that cannot
 */
public record Rates(
    Design design,
    Candidate candidate,
    int repetitions,
    int studies,
    double wrong,
    double power,
    Optional<Double> wronglyEquivalent) {

  /** By how much a share of 0.05 may differ from 0.05 by the chance of the simulation: 95 %. */
  public double chance() {
    return 1.96 * Math.sqrt(Candidate.LEVEL * (1 - Candidate.LEVEL) / studies);
  }
}
