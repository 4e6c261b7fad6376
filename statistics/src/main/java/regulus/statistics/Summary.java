package regulus.statistics;

import java.util.Optional;

/**
 * What repeated trials gave for one figure.
 *
 * @param n how many
 * @param mean their mean
 * @param sd sample standard deviation (n - 1); 0 for one
 * @param ci95 Student's interval of the mean over repetitions; none for fewer than two
 */
public record Summary(int n, double mean, double sd, Optional<Interval> ci95) {}
