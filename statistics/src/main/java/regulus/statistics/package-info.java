/**
 * Statistics of paired repetitions: summaries, intervals, paired tests, corrections, verdicts. Pure
 * functions over arrays; distributions come from Apache Commons Statistics.
 */
@NullMarked
package regulus.statistics;

import org.jspecify.annotations.NullMarked;
